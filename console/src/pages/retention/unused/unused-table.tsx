import { AccountLink } from '../../../parts/account-link.tsx';
import { dayText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import { type Row, stateWords } from './unused.ts';

const columns: readonly Column<Row>[] = [
  {
    key: 'account',
    label: 'Account',
    value: ({ name, accountId }) => name ?? accountId,
    cell: ({ name, accountId }) => <AccountLink accountId={accountId} name={name} />,
  },
  { key: 'csm', label: 'CSM', value: ({ owner }) => owner },
  { key: 'plan', label: 'Plan', value: ({ plan }) => plan },
  { key: 'state', label: 'State', value: ({ state }) => stateWords[state].label },
  { key: 'seats', label: 'Seats', align: 'right', value: ({ seats }) => seats },
  { key: 'used28', label: 'Used in 28 days', align: 'right', value: ({ use }) => use.users28 },
  { key: 'used90', label: 'In 90 days', align: 'right', value: ({ use }) => use.users90 },
  { key: 'currency', label: 'Currency', value: ({ currency }) => currency },
  {
    key: 'unused28',
    label: 'Unused a month',
    align: 'right',
    value: ({ unused28 }) => unused28?.mrr,
    cell: ({ unused28, currency }) => (unused28 ? amountText(unused28.mrr, currency) : ''),
  },
  {
    key: 'renewal',
    label: 'Renews',
    value: ({ renewalDay }) => renewalDay,
    cell: ({ renewalDay }) => (renewalDay ? dayText(renewalDay) : ''),
  },
  { key: 'word', label: 'A first word', value: ({ firstWord }) => firstWord },
];

/** The same as a table, which can be sorted and exported. */
export function UnusedTable({ rows }: { rows: readonly Row[] }) {
  return (
    <TableView
      caption="Paid for and not used"
      rows={rows}
      rowKey={({ accountId }) => accountId}
      csvName="unused-subscriptions"
      columns={columns}
    />
  );
}
