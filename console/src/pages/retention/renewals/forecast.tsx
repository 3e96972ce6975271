import { SegmentedControl } from '@mantine/core';
import { bandSeries } from '../../../parts/charts/band-series.ts';
import { FigureCard } from '../../../parts/charts/figure-card.tsx';
import { StackedBars } from '../../../parts/charts/stacked-bars.tsx';
import { monthText, numberText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import { tickOf } from '../parts/words.ts';
import { Expected } from './expected.tsx';
import type { ForecastMonth, Renewals } from './renewals.ts';

type ForecastProps = { report: Renewals; currency?: string; onCurrency: (currency: string) => void };

/** What is due in each month, by the band of today, and what is expected of it. */
export function Forecast({ report: { forecast }, currency, onCurrency }: ForecastProps) {
  const currencies = currenciesOf(forecast);
  const chosen = currencies.find((one) => one === currency) ?? (currencies[0] as string);
  const months = forecast.filter((one) => one.currency === chosen);
  return (
    <FigureCard
      title="Due, by month"
      description="What accounts with a renewal in the month pay a month, by the band they are in today."
      controls={
        currencies.length > 1 && (
          <SegmentedControl size="xs" aria-label="Currency" value={chosen} onChange={onCurrency} data={currencies} />
        )
      }
      table={() => <ForecastTable forecast={forecast} />}
    >
      <StackedBars
        label="Due for renewal by month and band"
        bars={months.map(({ month, byBand }, index) => ({
          ...{ key: month, label: monthText(month), tick: tickOf(month, index, months.length), values: byBand },
          ...{ to: '/accounts', search: { renewal: month } },
        }))}
        whole={months[0] && { label: monthText(months[0].month), values: months[0].byBand }}
        series={bandSeries}
        valueText={(value) => amountText(value, chosen)}
      />
      <Expected months={months} />
    </FigureCard>
  );
}

function currenciesOf(forecast: readonly ForecastMonth[]): string[] {
  const sums = new Map<string, number>();
  for (const { currency, due } of forecast) sums.set(currency, (sums.get(currency) ?? 0) + due);
  return [...sums].toSorted(([, a], [, b]) => b - a).map(([currency]) => currency);
}

const money = (
  key: string,
  label: string,
  read: (one: ForecastMonth) => number | undefined,
): Column<ForecastMonth> => ({
  ...{ key, label, align: 'right', value: read },
  cell: (one) => {
    const amount = read(one);
    return amount === undefined ? '' : amountText(amount, one.currency);
  },
});

const columns: readonly Column<ForecastMonth>[] = [
  { key: 'month', label: 'Month', value: ({ month }) => month, cell: ({ month }) => monthText(month) },
  { key: 'currency', label: 'Currency', value: ({ currency }) => currency },
  {
    ...{ key: 'accounts', label: 'Accounts', align: 'right', value: ({ accounts }) => accounts },
    cell: ({ accounts }) => numberText(accounts),
  },
  money('due', 'Due', ({ due }) => due),
  money('expected', 'Expected', ({ expected }) => expected?.mrr),
  money('low', 'At least', ({ expected }) => expected?.low),
  money('high', 'At most', ({ expected }) => expected?.high),
  money('untold', 'Cannot say', ({ untold }) => untold.mrr),
  money('red', 'Red', ({ byBand }) => byBand.red),
];

function ForecastTable({ forecast }: { forecast: readonly ForecastMonth[] }) {
  return (
    <TableView
      caption="Renewals to come, by month"
      rows={forecast}
      rowKey={({ month, currency }) => `${month} ${currency}`}
      csvName="renewal-forecast"
      columns={columns}
    />
  );
}
