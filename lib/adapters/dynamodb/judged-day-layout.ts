import type { MissingReason } from '../../domain/metrics/account-day.ts';
import type { JudgedDay } from '../../ports/judging.ts';

/** An account-day whose metrics stand in a fixed order without their names; `metrics` and `missing` hold what has no place in it. */
type LaidOut = Omit<JudgedDay, 'health'> & { values: (number | string | null)[]; health: object };

/** Why a metric is missing, in a letter. */
const letters: Record<MissingReason, string> = { 'no-record': 'n', stale: 's', 'too-young': 'y' };
const reasons = new Map(Object.entries(letters).map(([reason, letter]) => [letter, reason as MissingReason]));

/** Stands for the value of a measure that is the metric's own. */
const SAME = '=';

/** The names of all metrics of some account-days, in the order in which they are met. */
export function metricNames(days: readonly JudgedDay[]): string[] {
  return [...new Set(days.flatMap(({ metrics, missing }) => [...Object.keys(metrics), ...Object.keys(missing)]))];
}

/** The account-day without what its place tells: names of metrics are half of it. */
export function laidOut(day: JudgedDay, names: readonly string[]): LaidOut {
  const { metrics, missing, health } = day;
  const placed = new Set(names);
  const rest = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !placed.has(name)));
  const points = health.points.map(({ value, ...point }) => ({
    ...point,
    value: value !== undefined && value === metrics[point.metric] ? SAME : value,
  }));
  return {
    ...day,
    values: names.map((name) => metrics[name] ?? letterOf(missing[name])),
    metrics: rest(metrics),
    missing: rest(missing),
    health: { ...health, points },
  };
}

/** The account-day that was laid out by these names. */
export function restored({ values, ...day }: LaidOut, names: readonly string[]): JudgedDay {
  const metrics = { ...day.metrics };
  const missing = { ...day.missing };
  for (const [index, name] of names.entries()) {
    const value = values[index];
    if (typeof value === 'number') metrics[name] = value;
    else if (typeof value === 'string') missing[name] = reasons.get(value) ?? 'no-record';
  }
  const health = day.health as JudgedDay['health'];
  const points = health.points.map((point) =>
    (point.value as unknown) === SAME ? { ...point, value: metrics[point.metric] } : point,
  );
  return { ...day, metrics, missing, health: { ...health, points } };
}

const letterOf = (reason: MissingReason | undefined) => (reason === undefined ? null : letters[reason]);
