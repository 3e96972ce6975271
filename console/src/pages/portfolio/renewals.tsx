import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { bandSeries } from '../../parts/charts/band-series.ts';
import { FigureCard } from '../../parts/charts/figure-card.tsx';
import { type Bar, StackedBars } from '../../parts/charts/stacked-bars.tsx';
import { monthText, numberText } from '../../parts/formats.ts';
import { amountText, arrText, mainCurrency } from '../../parts/revenue.ts';
import { TableView } from '../../parts/table-view.tsx';
import type { Portfolio } from './portfolio.ts';

type Month = Portfolio['renewals'][number];

const monthName = new Intl.DateTimeFormat(undefined, { month: 'short', timeZone: 'UTC' });
const shortMonth = (month: string) => monthName.format(new Date(`${month}-01T00:00:00Z`));

/** What renews in each of the next months, by band: money, or accounts. */
export function Renewals({ portfolio: { renewals } }: { portfolio: Portfolio }) {
  const [measure, setMeasure] = useState<'money' | 'accounts'>('money');
  const currency = mainCurrency(renewals.flatMap(({ bands }) => Object.values(bands).map(({ mrr }) => mrr)));
  const isMoney = measure === 'money';
  const heightOf = ({ bands }: Month, band: keyof Month['bands']) =>
    isMoney ? 12 * (bands[band]?.mrr[currency] ?? 0) : (bands[band]?.accounts ?? 0);
  const bars = renewals.map((one) => ({
    key: one.month,
    label: monthText(one.month),
    tick: shortMonth(one.month),
    values: Object.fromEntries(bandSeries.map(({ key }) => [key, heightOf(one, key)])),
    to: '/accounts',
    search: { renewal: one.month },
  }));
  return (
    <FigureCard
      title="Renewals by month"
      description={`${isMoney ? 'ARR' : 'Accounts'} that renew in the next twelve months, by band.`}
      controls={
        <SegmentedControl
          size="xs"
          aria-label="What is counted"
          value={measure}
          onChange={(value) => setMeasure(value === 'money' ? 'money' : 'accounts')}
          data={[
            { value: 'money', label: 'ARR' },
            { value: 'accounts', label: 'Accounts' },
          ]}
        />
      }
      table={() => <MonthsTable renewals={renewals} />}
    >
      <StackedBars
        label="Renewals by month and band"
        bars={bars}
        whole={{ label: 'Twelve months', values: sumsOf(bars) }}
        series={bandSeries}
        valueText={(value) => (isMoney ? amountText(value, currency) : numberText(value))}
      />
    </FigureCard>
  );
}

function sumsOf(bars: readonly Bar[]): Record<string, number> {
  const sum = (key: string) => bars.reduce((sofar, { values }) => sofar + (values[key] ?? 0), 0);
  return Object.fromEntries(bandSeries.map(({ key }) => [key, sum(key)]));
}

function MonthsTable({ renewals }: { renewals: readonly Month[] }) {
  const booksOf = ({ bands }: Month) => Object.values(bands);
  return (
    <TableView
      caption="Renewals by month"
      rows={renewals}
      rowKey={({ month }) => month}
      csvName="renewals-by-month"
      columns={[
        { key: 'month', label: 'Month', value: ({ month }) => month, cell: ({ month }) => monthText(month) },
        ...bandSeries.map(({ key, label }) => ({
          key,
          label,
          align: 'right' as const,
          value: ({ bands }: Month) => bands[key]?.accounts ?? 0,
        })),
        {
          key: 'arr',
          label: 'ARR',
          align: 'right',
          value: (one) =>
            booksOf(one)
              .flatMap(({ mrr }) => Object.values(mrr))
              .reduce((sum, mrr) => sum + 12 * mrr, 0),
          cell: (one) =>
            booksOf(one)
              .filter(({ mrr }) => Object.keys(mrr).length > 0)
              .map(({ mrr }) => arrText(mrr))
              .join(' + ') || arrText({}),
        },
      ]}
    />
  );
}
