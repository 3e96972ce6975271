import { Stack, Table, Text } from '@mantine/core';
import { AccountLink } from '../account-link.tsx';
import { type Band, BandBadge } from '../band-badge.tsx';
import { FigureCard } from '../charts/figure-card.tsx';
import { dayText, numberText, shareText } from '../formats.ts';
import { type Column, TableView } from '../table-view.tsx';
import { Figures, type Told, withInterval } from './figures.tsx';
import type { FoundOf } from './use-preview.ts';

type Found = FoundOf<'scorecard'>;

const BANDS: readonly Band[] = ['green', 'yellow', 'red', 'unknown'];

/** The published scorecards and the draft side by side: which knows better who leaves, and who moves. */
export function ScorecardOnHistory({ result }: { result: Found }) {
  const { from, until, accounts, movers, moversLeftOut } = result;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {dayText(from)} to {dayText(until)}, every {result.everyDays} days; who moves is told of the last day, with{' '}
        {numberText(accounts)} customers.
      </Text>
      <Figures figures={[verdictOf(result), ...rankingOf(result), ...warnedOf(result)]} />
      <FigureCard title="From band to band" description="Rows are as published, columns as drafted.">
        <Matrix result={result} />
      </FigureCard>
      <TableView
        caption={`Accounts that change band${moversLeftOut > 0 ? `, the furthest ${movers.length} of ${movers.length + moversLeftOut}` : ''}`}
        rows={movers}
        rowKey={({ accountId }) => accountId}
        columns={moverColumns}
        csvName="accounts-that-change-band"
      />
    </Stack>
  );
}

function verdictOf({ verdict }: Found): Told {
  const { better, difference, events } = verdict;
  const value = { one: 'As published', other: 'The draft', 'cannot tell': 'Cannot tell' }[better];
  const span = difference ? `AUC differs by ${withInterval(difference, 3)}. ` : '';
  return { label: 'Ranks better who leaves', value, note: `${span}${numberText(events)} times somebody left after` };
}

function rankingOf({ figures: [published, draft] }: Found): Told[] {
  const auc = (figures: Found['figures'][number]) => (figures.auc ? numberText(figures.auc.value, 3) : '—');
  const lift = ({ redLift }: Found['figures'][number]) => (redLift ? `${numberText(redLift.value)} ×` : '—');
  return [
    {
      label: 'AUC, published → draft',
      value: `${auc(published)} → ${auc(draft)}`,
      note: '0.5 is guessing, 1 always right',
    },
    {
      label: 'Red accounts leave',
      value: `${lift(published)} → ${lift(draft)}`,
      note: 'as often as the average account',
    },
  ];
}

function warnedOf({ figures: [published, draft] }: Found): Told[] {
  if (!published.warned || !draft.warned) return [];
  return [
    {
      label: 'Below green 60–90 days before leaving',
      value: `${shareText(published.warned.share)} → ${shareText(draft.warned.share)}`,
      note: `of ${numberText(draft.warned.accounts)} that left`,
    },
  ];
}

function Matrix({ result: { matrix } }: { result: Found }) {
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table withColumnBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Published ↓ Draft →</Table.Th>
            {BANDS.map((band) => (
              <Table.Th key={band} scope="col">
                <BandBadge band={band} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {BANDS.map((one) => (
            <Table.Tr key={one}>
              <Table.Th scope="row">
                <BandBadge band={one} />
              </Table.Th>
              {BANDS.map((other) => (
                <Table.Td key={other} fw={one === other ? 400 : 650}>
                  {matrix[one][other] || ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

type Mover = Found['movers'][number];

const moverColumns: readonly Column<Mover>[] = [
  {
    key: 'account',
    label: 'Account',
    value: ({ name, accountId }) => name ?? accountId,
    cell: ({ accountId, name }) => <AccountLink accountId={accountId} name={name} />,
  },
  ...([0, 1] as const).map((which) => ({
    key: which === 0 ? 'published' : 'draft',
    label: which === 0 ? 'As published' : 'As drafted',
    value: ({ standing }: Mover) => standing[which].score ?? standing[which].band,
    cell: ({ standing }: Mover) => <BandBadge {...standing[which]} />,
  })),
  {
    key: 'because',
    label: 'What makes the difference',
    value: ({ because }) =>
      because.map(({ measure, amount }) => `${measure} ${amount > 0 ? '+' : ''}${amount}`).join(', '),
  },
];
