import { FigureCard } from '../../../parts/charts/figure-card.tsx';
import { monthText, numberText, shareText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import { Lines } from '../parts/lines.tsx';
import { tickOf } from '../parts/words.ts';
import type { Cohorts } from './cohorts.ts';

type MonthRow = { month: string } & Cohorts['months'][number]['revenue'][number];

const lines = [
  { key: 'grr', label: 'Gross', mark: '●', color: 'var(--mantine-color-brand-6)' },
  { key: 'nrr', label: 'Net', mark: '◆', color: 'var(--mantine-color-teal-6)', dash: '5 4' },
];

/** Gross and net retention over the months. */
export function MonthByMonth({ report: { months }, currency }: { report: Cohorts; currency: string }) {
  const rows: MonthRow[] = months.flatMap(({ month, revenue }) => {
    const own = revenue.find((one) => one.currency === currency);
    return own ? [{ month, ...own }] : [];
  });
  return (
    <FigureCard
      title="Revenue kept, month by month"
      description={`Of the customers who pay in ${currency} when a month begins, what they still pay when it ends.`}
      table={() => (
        <TableView
          caption={`Retention by month, customers who pay in ${currency}`}
          rows={rows}
          rowKey={({ month }) => month}
          csvName={`retention-by-month-${currency}`}
          columns={columns}
        />
      )}
    >
      <Lines
        label="Gross and net revenue retention by month"
        points={rows.map(({ month, grr, nrr }, index) => ({
          ...{ key: month, label: monthText(month), tick: tickOf(month, index, rows.length) },
          values: { grr, nrr },
        }))}
        lines={lines}
        valueText={(value) => shareText(value, 1)}
      />
    </FigureCard>
  );
}

const share = (key: 'grr' | 'nrr' | 'logoChurn', label: string): Column<MonthRow> => ({
  ...{ key, label, align: 'right', value: (row) => row[key] },
  cell: (row) => (row[key] === undefined ? '' : shareText(row[key], 1)),
});
const money = (
  key: 'start' | 'new' | 'expansion' | 'contraction' | 'churn' | 'end',
  label: string,
): Column<MonthRow> => ({
  ...{ key, label, align: 'right', value: (row) => row[key] },
  cell: (row) => amountText(row[key], row.currency),
});

const columns: readonly Column<MonthRow>[] = [
  { key: 'month', label: 'Month', value: ({ month }) => month, cell: ({ month }) => monthText(month) },
  share('grr', 'Gross'),
  share('nrr', 'Net'),
  share('logoChurn', 'Logo churn'),
  {
    ...{ key: 'customers', label: 'Customers', align: 'right', value: ({ customers }) => customers.end },
    cell: ({ customers }) => numberText(customers.end),
  },
  money('start', 'At the start'),
  money('new', 'New'),
  money('expansion', 'Expansion'),
  money('contraction', 'Contraction'),
  money('churn', 'Churned'),
  money('end', 'At the end'),
];
