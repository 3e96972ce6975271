import { bandSeries } from '../../parts/charts/band-series.ts';
import { FigureCard } from '../../parts/charts/figure-card.tsx';
import { type Bar, StackedBars } from '../../parts/charts/stacked-bars.tsx';
import { dayText, numberText } from '../../parts/formats.ts';
import { TableView } from '../../parts/table-view.tsx';
import type { Portfolio } from './portfolio.ts';

/** How many customers each band had on each day judged. */
export function BandsOverTime({ portfolio: { history } }: { portfolio: Portfolio }) {
  return (
    <FigureCard title="Bands over time" description={rangeOf(history)} table={() => <DaysTable history={history} />}>
      <StackedBars
        label="Customers by band, day by day"
        bars={barsOf(history)}
        series={bandSeries}
        valueText={numberText}
      />
    </FigureCard>
  );
}

function rangeOf(history: Portfolio['history']): string {
  const days = history.length;
  return days === 1 ? 'Customers on the first day judged.' : `Customers on the last ${days} days judged.`;
}

const tickFormat = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const tickOf = (day: string) => tickFormat.format(new Date(`${day}T00:00:00Z`));

/** A tick about every fifth of the way, so that texts have room. */
function barsOf(history: Portfolio['history']): Bar[] {
  const step = Math.max(1, Math.ceil(history.length / 4));
  return history.map(({ day, bands }, index) => ({
    key: day,
    label: dayText(day),
    ...(index % step === 0 && index <= history.length - step / 2 && { tick: tickOf(day) }),
    values: bands,
  }));
}

function DaysTable({ history }: { history: Portfolio['history'] }) {
  return (
    <TableView
      caption="Customers by band, day by day"
      rows={history.toReversed()}
      rowKey={({ day }) => day}
      csvName="bands-over-time"
      columns={[
        { key: 'day', label: 'Day', value: ({ day }) => day, cell: ({ day }) => dayText(day) },
        ...bandSeries.map(({ key, label }) => ({
          key,
          label,
          align: 'right' as const,
          value: ({ bands }: Portfolio['history'][number]) => bands[key] ?? 0,
        })),
        { key: 'implemented', label: 'Implemented', align: 'right', value: ({ implemented }) => implemented },
      ]}
    />
  );
}
