import { FigureCard } from '../../../parts/charts/figure-card.tsx';
import { ShareBars } from '../../../parts/charts/share-bars.tsx';
import { monthText, numberText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import type { Cohort, Economics } from './economics.ts';

/** How much of what a cohort cost its margin has brought back so far. */
export function CohortPayback({ report: { cohorts, currency } }: { report: Economics }) {
  return (
    <FigureCard
      title="Until a cohort is profitable"
      description="How much of what it cost to win has come back as margin, by month of sign-up."
      table={() => (
        <TableView
          caption="Cohorts and what they brought in"
          rows={cohorts}
          rowKey={({ month }) => month}
          csvName={`cohort-margin-${currency ?? ''}`}
          columns={columnsIn(currency)}
        />
      )}
    >
      <ShareBars
        label="Share of the cost to win that came back, by cohort"
        whole={1}
        valueText={() => ''}
        rows={cohorts.map((cohort) => ({
          key: cohort.month,
          label: monthText(cohort.month),
          note: noteOf(cohort),
          value: Math.min(1, returned(cohort) ?? 0),
          isStrong: cohort.profitableAfter !== undefined,
        }))}
      />
    </FigureCard>
  );
}

function returned({ cost, margin }: Cohort): number | undefined {
  return cost === undefined || margin === undefined || cost <= 0 ? undefined : (margin.at(-1) ?? 0) / cost;
}

function noteOf(cohort: Cohort): string {
  if (returned(cohort) === undefined) return 'cannot say';
  const { profitableAfter } = cohort;
  return profitableAfter === undefined ? 'not yet' : `profitable in month ${numberText(profitableAfter)}`;
}

function columnsIn(currency: string | undefined): Column<Cohort>[] {
  const money = (key: string, label: string, read: (one: Cohort) => number | undefined): Column<Cohort> => ({
    ...{ key, label, align: 'right', value: read },
    cell: (one) => {
      const amount = read(one);
      return amount === undefined ? '' : amountText(amount, currency);
    },
  });
  return [
    { key: 'month', label: 'Signed up', value: ({ month }) => month, cell: ({ month }) => monthText(month) },
    { key: 'accounts', label: 'Customers', align: 'right', value: ({ accounts }) => accounts },
    money('cost', 'Cost to win', ({ cost }) => cost),
    money('margin', 'Margin so far', ({ margin }) => margin?.at(-1)),
    { key: 'after', label: 'Profitable in month', align: 'right', value: ({ profitableAfter }) => profitableAfter },
  ];
}
