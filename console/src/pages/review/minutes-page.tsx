import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useRead } from '../../api/use-read.ts';
import { dayText, monthText, timeText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { DecidedFigures } from './minutes/decided-figures.tsx';
import { MinutesLines } from './minutes/minutes-lines.tsx';
import { PrintedHead } from './minutes/printed-head.tsx';
import { SendMinutes } from './minutes/send-minutes.tsx';
import { FollowUps } from './parts/follow-ups.tsx';
import { Section } from './parts/section.tsx';
import { useMonth } from './use-month.ts';

type Minutes = OperationAnswer<'readMinutes'>;

/** The minutes: who was there, and what was said and decided of each account. */
export function MinutesPage() {
  const month = useMonth();
  const read = useRead('readMinutes', { params: { month } });
  return (
    <Page
      title={`Minutes, ${monthText(month)}`}
      description={read.data ? heldText(read.data) : 'What was said and decided of each account.'}
      actions={
        <>
          <Button
            component={Link}
            to="/review/$month"
            params={{ month } as never}
            variant="default"
            className="no-print"
          >
            Pre-read
          </Button>
          <Button
            variant="default"
            className="no-print"
            leftSection={<IconPrinter size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            Print
          </Button>
        </>
      }
    >
      <WhenRead read={read} loading={<Skeleton height={640} radius="md" />}>
        {(minutes) => <MinutesBody minutes={minutes} />}
      </WhenRead>
    </Page>
  );
}

function heldText({ startedAt, endedAt, day }: Minutes): string {
  if (!startedAt) return `Nothing has been written down yet. Accounts as they stood on ${dayText(day)}.`;
  const [from, until] = [timeText(startedAt), timeText(endedAt ?? startedAt)];
  const when = from === until ? `on ${from}` : `between ${from} and ${until}`;
  return `Written ${when}; accounts as they stood on ${dayText(day)}.`;
}

function MinutesBody({ minutes }: { minutes: Minutes }) {
  const { people, accounts, followUps } = minutes;
  return (
    <Stack gap="lg">
      <PrintedHead />
      <SendMinutes minutes={minutes} />
      <DecidedFigures minutes={minutes} />
      {people.length > 0 && <Text size="sm">There: {people.join(', ')}.</Text>}
      <Section title="What was said and decided">
        <MinutesLines accounts={accounts} />
      </Section>
      {followUps.length > 0 && (
        <Section title="What earlier meetings decided, and whether it worked">
          <FollowUps followUps={followUps} />
        </Section>
      )}
    </Stack>
  );
}
