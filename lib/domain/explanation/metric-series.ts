import { addDays, type Day } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';

/** Values of metrics a week apart, oldest first; null where one was not known in the week. */
export type MetricSeries = { days: Day[]; values: Record<string, (number | null)[]> };

const WEEK = 7;

/** An account's own past in every metric: of each of the `weeks` before the last day, and of that day, the last value of the week. */
export function metricSeries(history: readonly AccountDay[], last: Day, weeks: number): MetricSeries {
  const days = Array.from({ length: weeks + 1 }, (_, index) => addDays(last, WEEK * (index - weeks)));
  const lastOfWeek = days.map((day) => history.findLast((one) => one.day <= day && one.day > addDays(day, -WEEK)));
  const metrics = new Set(lastOfWeek.flatMap((one) => Object.keys(one?.metrics ?? {})));
  const valuesOf = (metric: string) => lastOfWeek.map((one) => one?.metrics[metric] ?? null);
  return { days, values: Object.fromEntries([...metrics].map((metric) => [metric, valuesOf(metric)])) };
}
