import { StackedBars } from '../charts/stacked-bars.tsx';
import { dayText, numberText } from '../formats.ts';

type WeekBarsProps = { label: string; weeks: readonly { week: string; count: number }[]; what: string };

/** How many of something fell into each week. */
export function WeekBars({ label, weeks, what }: WeekBarsProps) {
  const every = Math.max(1, Math.ceil(weeks.length / 5));
  const bars = weeks.map(({ week, count }, index) => ({
    key: week,
    label: `Week of ${dayText(week)}`,
    tick: index % every === 0 ? dayText(week) : undefined,
    values: { count },
  }));
  const series = [{ key: 'count', label: what, mark: '■', color: 'var(--mantine-primary-color-filled)' }];
  const whole = { label: 'In all', values: { count: weeks.reduce((sum, { count }) => sum + count, 0) } };
  return (
    <StackedBars
      label={label}
      bars={bars}
      series={series}
      whole={whole}
      valueText={(value) => numberText(value)}
      height={96}
    />
  );
}
