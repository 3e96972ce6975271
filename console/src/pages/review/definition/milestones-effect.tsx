import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { MilestonesEffect as Effect } from '../../../../../lib/domain/previews/milestones-effect.ts';
import type { CohortTrend } from '../../../../../lib/domain/review/cohort-trend.ts';
import { AccountLink } from '../../../parts/account-link.tsx';
import { Figure } from '../../../parts/figure-link.tsx';
import { dayText, numberText, shareText } from '../../../parts/formats.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import { ShareLine } from '../trend/share-line.tsx';
import { countOf } from '../words.ts';

/** What a changed definition makes of past cohorts: beside the published one, and account by account. */
export function MilestonesEffect({ effect }: { effect: Effect }) {
  const { before, after, changes, changed, changedLeftOut } = effect;
  const isSame = Object.values(changes).every((count) => count === 0);
  if (isSame) return <Text size="sm">No account of the past would have been judged differently.</Text>;
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
        <Figure label="Newly implemented" value={numberText(changes.gained)} note="accounts" />
        <Figure label="No longer implemented" value={numberText(changes.lost)} note="accounts" />
        <Figure label="Earlier" value={numberText(changes.earlier)} note="implemented on an earlier day" />
        <Figure label="Later" value={numberText(changes.later)} note="implemented on a later day" />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: after.windows.length }} spacing="xl">
        {after.windows.map((days) => (
          <ShareLine
            key={days}
            title={`By day ${days}: ${overall(before, days)} as published, ${overall(after, days)} by the draft`}
            points={pointsOf(after, days)}
            before={pointsOf(before, days)}
          />
        ))}
      </SimpleGrid>
      <StayingBeforeAndAfter before={before} after={after} />
      <TableView
        caption={
          changedLeftOut > 0
            ? `The newest; ${countOf(changedLeftOut, 'more account')} left out`
            : 'Accounts that change'
        }
        columns={columns}
        rows={changed}
        rowKey={({ accountId }) => accountId}
        csvName="definition-changes"
      />
    </Stack>
  );
}

const pointsOf = ({ cohorts }: CohortTrend, days: number) =>
  cohorts.map(({ month, by }) => ({ month, of: 0, ...by.find((window) => window.days === days) }));

function overall({ all }: CohortTrend, days: number): string {
  const share = all.by.find((window) => window.days === days)?.share;
  return share === undefined ? 'too few' : shareText(share);
}

function StayingBeforeAndAfter({ before, after }: Pick<Effect, 'before' | 'after'>) {
  const [then, now] = [before.staying[0], after.staying[0]];
  if (!then || !now) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">
        Does being implemented go with staying?
      </Text>
      <Text size="sm">As published: {then.implemented.words}</Text>
      <Text size="sm">By the draft: {now.implemented.words}</Text>
    </div>
  );
}

type Changed = Effect['changed'][number];

const columns: Column<Changed>[] = [
  {
    key: 'account',
    label: 'Account',
    value: ({ name, accountId }) => name ?? accountId,
    cell: ({ name, accountId }) => <AccountLink accountId={accountId} name={name} />,
  },
  {
    key: 'signup',
    label: 'Signed up',
    value: ({ signupDay }) => signupDay,
    cell: ({ signupDay }) => dayText(signupDay),
  },
  {
    key: 'before',
    label: 'Implemented, as published',
    value: ({ before }) => before,
    cell: ({ before }) => dayOrNot(before),
  },
  {
    key: 'after',
    label: 'Implemented, by the draft',
    value: ({ after }) => after,
    cell: ({ after }) => dayOrNot(after),
  },
];

const dayOrNot = (day?: string) => (day ? dayText(day) : 'not yet');
