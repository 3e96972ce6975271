import { SimpleGrid, Stack, Text } from '@mantine/core';
import { AccountLink } from '../account-link.tsx';
import { FigureCard } from '../charts/figure-card.tsx';
import { dayText, monthText, numberText, shareText } from '../formats.ts';
import { type Column, TableView } from '../table-view.tsx';
import { Figures } from './figures.tsx';
import type { FoundOf } from './use-preview.ts';

type Found = FoundOf<'milestones'>;
type Trend = Found['before'];

/** What a definition of implemented makes of past sign-ups, and whether being implemented goes with staying. */
export function MilestonesOnHistory({ result }: { result: Found }) {
  const { until, changes, changed, changedLeftOut, after } = result;
  const { gained, lost, earlier, later } = changes;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {numberText(after.all.started)} sign-ups of two years, by all that is known on {dayText(until)}.
      </Text>
      <Figures
        figures={[
          { label: 'Become implemented', value: numberText(gained), note: 'and were not before' },
          { label: 'No longer implemented', value: numberText(lost), note: 'and were before' },
          {
            label: 'On another day',
            value: numberText(earlier + later),
            note: `${numberText(earlier)} earlier, ${numberText(later)} later`,
          },
        ]}
      />
      <Cohorts result={result} />
      <Staying result={result} />
      <TableView
        caption={`Accounts that change${changedLeftOut > 0 ? `, the newest ${changed.length} of ${changed.length + changedLeftOut}` : ''}`}
        rows={changed}
        rowKey={({ accountId }) => accountId}
        columns={changedColumns}
        csvName="implemented-before-and-after"
      />
    </Stack>
  );
}

type Row = { key: string; label: string; started: number; before?: Trend['all']; after: Trend['all'] };

function Cohorts({ result: { before, after } }: { result: Found }) {
  const published = new Map(before.cohorts.map((row) => [row.month, row]));
  const rows: Row[] = [
    { key: 'all', label: 'All', started: after.all.started, before: before.all, after: after.all },
    ...after.cohorts.map((row) => ({
      key: row.month,
      label: monthText(row.month),
      started: row.started,
      before: published.get(row.month),
      after: row,
    })),
  ];
  return (
    <TableView
      caption="Share implemented by day, as published → as drafted, by month of sign-up"
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'month', label: 'Signed up', value: ({ key }) => key, cell: ({ label }) => label },
        { key: 'started', label: 'Accounts', value: ({ started }) => started, align: 'right' },
        ...after.windows.map((days, index) => ({
          key: `by${days}`,
          label: `By day ${days}`,
          value: (row: Row) => row.after.by[index]?.share,
          cell: (row: Row) => `${shareOf(row.before, index)} → ${shareOf(row.after, index)}`,
          align: 'right' as const,
        })),
      ]}
      csvName="implemented-by-cohort"
    />
  );
}

function shareOf(row: Trend['all'] | undefined, index: number): string {
  const share = row?.by[index]?.share;
  return share === undefined ? '—' : shareText(share);
}

/** The longest look there is enough history for. */
function Staying({ result: { before, after } }: { result: Found }) {
  const told = after.staying.findLast(({ accounts }) => accounts > 0) ?? after.staying[0];
  const study = (trend: Trend) =>
    trend.staying.find(
      ({ landmarkDays, horizonDays }) => landmarkDays === told?.landmarkDays && horizonDays === told?.horizonDays,
    );
  const pairs = [
    { title: 'As published', study: study(before) },
    { title: 'As drafted', study: study(after) },
  ];
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      {pairs.map(({ title, study: found }) => (
        <FigureCard key={title} title={`Do the implemented stay? ${title}`}>
          <Text size="sm">{found?.implemented.words ?? 'There is too little history to tell.'}</Text>
          {found?.milestones.slice(0, 4).map(({ milestone, label, difference }) => (
            <Text size="sm" c="dimmed" key={milestone}>
              {label}: {difference === undefined ? 'cannot tell' : `${numberText(100 * difference, 0)} points`}
            </Text>
          ))}
        </FigureCard>
      ))}
    </SimpleGrid>
  );
}

type Changed = Found['changed'][number];
const dayOrNot = (day?: string) => (day === undefined ? 'not implemented' : dayText(day));

const changedColumns: readonly Column<Changed>[] = [
  {
    key: 'account',
    label: 'Account',
    value: ({ name, accountId }) => name ?? accountId,
    cell: ({ accountId, name }) => <AccountLink accountId={accountId} name={name} />,
  },
  {
    key: 'signup',
    label: 'Signed up',
    value: ({ signupDay }) => signupDay,
    cell: ({ signupDay }) => dayText(signupDay),
  },
  { key: 'before', label: 'As published', value: ({ before }) => before, cell: ({ before }) => dayOrNot(before) },
  { key: 'after', label: 'As drafted', value: ({ after }) => after, cell: ({ after }) => dayOrNot(after) },
  { key: 'owner', label: 'CSM', value: ({ owner }) => owner },
];
