import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconMail, IconMailCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Minutes } from '../../../../../lib/domain/review/minutes.ts';
import { useAct } from '../../../api/use-act.ts';
import { timeText } from '../../../parts/formats.ts';
import { useMe } from '../../../parts/use-me.ts';
import { countOf } from '../words.ts';

/** Sends the minutes to the team, once, after asking; or says when they went and to whom. */
export function SendMinutes({ minutes }: { minutes: Minutes }) {
  const { month, mail, recipients, undecided } = minutes;
  const { mayUse } = useMe();
  const send = useAct('sendMinutes', {
    refreshes: ['readMinutes', 'listReviews', 'listOutbox'],
    done: ({ to }) => `The minutes are on their way to ${to.join(', ')}.`,
  });
  if (mail) return <Sent mail={mail} recipients={recipients} />;
  if (!mayUse('leader')) return null;
  return (
    <Alert variant="light" color="gray" icon={<IconMail />} title="Send to the team" className="no-print">
      <Group justify="space-between" gap="sm">
        <Text size="sm" maw={640}>
          {recipients.length === 0 ? NOBODY : askText(recipients, undecided)}
        </Text>
        <Button
          disabled={recipients.length === 0}
          loading={send.isPending}
          onClick={() => send.mutate({ params: { month }, body: {} })}
        >
          Send the minutes
        </Button>
      </Group>
    </Alert>
  );
}

const NOBODY = 'settings.yaml names nobody who gets the minutes. Name the team under review, then send them.';

function askText(recipients: readonly string[], undecided: number): string {
  const still = undecided === 0 ? '' : ` ${countOf(undecided, 'account is', 'accounts are')} still undecided.`;
  return `By mail, once, to ${recipients.join(', ')}.${still}`;
}

function Sent({ mail, recipients }: { mail: NonNullable<Minutes['mail']>; recipients: readonly string[] }) {
  return (
    <Alert variant="light" color="green" icon={<IconMailCheck />} title={`Sent to the team ${timeText(mail.at)}`}>
      <Text size="sm">
        To {recipients.join(', ')}.{' '}
        <Anchor inherit component={Link} to="/outbox/$deliveryId" params={{ deliveryId: mail.deliveryId } as never}>
          The mail ({mail.state})
        </Anchor>
      </Text>
    </Alert>
  );
}
