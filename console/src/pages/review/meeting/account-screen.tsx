import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import type { OperationAnswer } from '../../../api/call-api.ts';
import { useRead } from '../../../api/use-read.ts';
import { BandBadge } from '../../../parts/band-badge.tsx';
import { dayText, numberText } from '../../../parts/formats.ts';
import { WhenRead } from '../../../parts/page.tsx';
import { Dossier } from '../parts/dossier.tsx';
import { StandingBadge } from '../parts/standing-badge.tsx';
import { amountText } from '../words.ts';
import classes from './meeting.module.css';
import { useFolded } from './use-folded.ts';

type Line = OperationAnswer<'readReview'>['accounts'][number];

/** One account on the whole screen: who it is at once, what the sources say when it is read. */
export function AccountScreen({ month, line }: { month: string; line: Line }) {
  const { accountId } = line;
  const read = useRead('readReviewDossier', { params: { month, accountId }, query: {} });
  // While the next account is read, the one before must not stand under its name.
  const fresh = read.data?.account.accountId === accountId ? read : { ...read, data: undefined };
  return (
    <Stack gap="lg" component="article" aria-label={line.name ?? accountId}>
      <Heading line={line} />
      <WhenRead read={fresh as typeof read} loading={<Room />}>
        {({ account }) => <FoldedDossier account={account} />}
      </WhenRead>
    </Stack>
  );
}

function FoldedDossier({ account }: { account: OperationAnswer<'readReviewDossier'>['account'] }) {
  const [folded, toggle] = useFolded();
  return <Dossier account={account} order={2} folded={folded} onToggle={toggle} />;
}

function Heading({ line }: { line: Line }) {
  return (
    <div>
      <Title order={1} className={classes.name}>
        {line.name ?? line.accountId}
      </Title>
      <Group gap="xs" mt={8}>
        <StandingBadge standing={line.standing} />
        <BandBadge band={line.band} score={line.score} />
        <Text size="sm" c="dimmed">
          {whoText(line)}
        </Text>
      </Group>
    </div>
  );
}

function whoText({ plan, mrr, currency, industry, owner, signupDay, daysIn }: Line): string {
  const money = mrr === undefined ? undefined : `${amountText(mrr, currency)} a month`;
  const since = `signed up ${dayText(signupDay)}, day ${numberText(daysIn)}`;
  return [plan, money, industry, since, owner ?? 'nobody owns it'].filter(Boolean).join(' · ');
}

function Room() {
  return (
    <Stack gap="md">
      <Skeleton height={180} radius="md" />
      <Skeleton height={420} radius="md" />
    </Stack>
  );
}
