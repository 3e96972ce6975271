import { AccountLink } from '../../../parts/account-link.tsx';
import { dayText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import { type Case, reasonText } from './reasons.ts';

const columns: readonly Column<Case>[] = [
  { key: 'day', label: 'Lost', value: ({ day }) => day, cell: ({ day }) => dayText(day) },
  {
    key: 'name',
    label: 'Account',
    value: ({ name, accountId }) => name ?? accountId,
    cell: ({ name, accountId }) => <AccountLink accountId={accountId} name={name} />,
  },
  { key: 'said', label: 'Reason given', value: ({ said }) => said && reasonText(said.reason) },
  { key: 'derived', label: 'Derived', value: ({ derived }) => reasonText(derived) },
  { key: 'because', label: 'Because', value: ({ because }) => because },
  {
    key: 'rule',
    label: 'First told by',
    value: ({ catches: [first] }) => first && `${first.label}, ${first.daysBefore} days before`,
  },
  { key: 'tenure', label: 'Days a customer', align: 'right', value: ({ tenureDays }) => tenureDays },
  { key: 'currency', label: 'Currency', value: ({ currency }) => currency },
  {
    key: 'mrr',
    label: 'Paid a month',
    align: 'right',
    value: ({ mrr }) => mrr,
    cell: ({ mrr, currency }) => amountText(mrr, currency),
  },
];

/** The same as a table, which can be sorted and exported. */
export function CaseTable({ cases }: { cases: readonly Case[] }) {
  return (
    <TableView
      caption="Customers lost"
      rows={cases}
      rowKey={({ accountId, day }) => `${accountId} ${day}`}
      csvName="cancellations"
      columns={columns}
    />
  );
}
