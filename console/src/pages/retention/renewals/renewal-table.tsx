import { NativeSelect } from '@mantine/core';
import { AccountLink } from '../../../parts/account-link.tsx';
import { BandBadge } from '../../../parts/band-badge.tsx';
import { dayText, monthText, numberText, shareText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { Section } from '../../../parts/section.tsx';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import { basisNames, type Renewal, type Renewals } from './renewals.ts';

type RenewalTableProps = { report: Renewals; month?: string; onMonth: (month: string | undefined) => void };

/** Every account that is to renew in a month, and how likely it is. */
export function RenewalTable({ report: { renewals, renewalsLeftOut }, month, onMonth }: RenewalTableProps) {
  const months = [...new Set(renewals.map(({ day }) => day.slice(0, 7)))].toSorted();
  const chosen = months.find((one) => one === month) ?? months[0];
  const rows = renewals
    .filter(({ day }) => day.slice(0, 7) === chosen)
    .toSorted((a, b) => stake(b) - stake(a) || b.mrr - a.mrr);
  return (
    <Section
      title="Who is to renew"
      note={
        renewalsLeftOut > 0
          ? `The most at stake first; ${numberText(renewalsLeftOut)} later renewals are not listed.`
          : 'The most at stake first.'
      }
      actions={
        <NativeSelect
          aria-label="Month"
          size="xs"
          value={chosen}
          onChange={(event) => onMonth(event.currentTarget.value)}
          data={months.map((one) => ({ value: one, label: monthText(one) }))}
        />
      }
    >
      <TableView
        caption={`Accounts to renew in ${chosen ? monthText(chosen) : 'the month'}`}
        rows={rows}
        rowKey={({ accountId }) => accountId}
        csvName={`renewals-${chosen}`}
        columns={columns}
      />
    </Section>
  );
}

/** What may be lost: with no chance told, what is red stands before what is not. */
const stake = ({ mrr, chance, band }: Renewal) =>
  mrr * (chance === undefined ? (band === 'red' ? 0.5 : 0) : 1 - chance);

const columns: readonly Column<Renewal>[] = [
  { key: 'day', label: 'Due', value: ({ day }) => day, cell: ({ day }) => dayText(day) },
  {
    key: 'account',
    label: 'Account',
    value: ({ name, accountId }) => name ?? accountId,
    cell: ({ name, accountId }) => <AccountLink accountId={accountId} name={name} />,
  },
  { key: 'csm', label: 'CSM', value: ({ owner }) => owner },
  { key: 'band', label: 'Band', value: ({ band }) => band, cell: ({ band }) => <BandBadge band={band} /> },
  {
    ...{ key: 'mrr', label: 'A month', align: 'right', value: ({ mrr }) => mrr },
    cell: ({ mrr, currency }) => amountText(mrr, currency),
  },
  {
    ...{ key: 'chance', label: 'Chance', align: 'right', value: ({ chance }) => chance },
    cell: ({ chance }) => (chance === undefined ? '' : shareText(chance)),
  },
  { key: 'basis', label: 'Told by', value: ({ basis }) => basisNames[basis] },
];
