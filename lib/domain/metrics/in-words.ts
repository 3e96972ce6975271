import type { AccountDay } from './account-day.ts';
import type { Metric } from './catalogue.ts';
import { changeId } from './metrics-of-family.ts';

const wholes = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A number as people read it: 1,234 · 12.3 · 0.25. */
export function numberInWords(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1000) return String(value);
  return (size >= 100 ? wholes : size >= 10 ? tenths : hundredths).format(value);
}

/** A metric's value with its unit where that says something the label does not: "38 %", "yes", "62". */
export function valueInWords(metric: Metric, value: number): string {
  if (metric.unit === 'yes or no') return value > 0 ? 'yes' : 'no';
  if (metric.form === 'change') return `${value > 0 ? '+' : ''}${numberInWords(100 * value)} %`;
  const number = numberInWords(value);
  return ['%', 'hours', 'days'].includes(metric.unit) ? `${number} ${metric.unit}` : number;
}

/** "Logins fell from 210 to 62 in 28 days", "Open support cases: 3", "Logins, change over 28 days: -70 %". */
export function metricInWords(metric: Metric, day: AccountDay): string {
  const value = day.metrics[metric.id];
  if (value === undefined) return `${metric.label}: ${missingInWords(day, metric)}`;
  const worded = valueIn(metric, value);
  const window = metric.windowInDays;
  const change = window === undefined ? undefined : day.metrics[changeId(metric.family, window)];
  if (metric.form !== 'value' || change === undefined) return `${metric.label}: ${worded}`;
  return `${metric.familyLabel} ${movement(metric, value, change)} in ${window} days`;
}

/** The value behind a label that may already name the unit: "Active days: 12", "Hours to a first reply: 3.5". */
function valueIn(metric: Metric, value: number): string {
  const named = metric.familyLabel.toLowerCase().includes(metric.unit) && metric.form !== 'change';
  return named ? numberInWords(value) : valueInWords(metric, value);
}

/** `change` is known to a millionth of what was before, so what was before is known to the same. */
function movement(metric: Metric, value: number, change: number): string {
  const now = valueIn(metric, value);
  if (change === 0) return `stayed at ${now}`;
  const verb = change > 0 ? 'rose' : 'fell';
  return change <= -1 ? `${verb} to ${now}` : `${verb} from ${valueIn(metric, value / (1 + change))} to ${now}`;
}

/** Why a metric has no value. */
export function missingInWords(day: AccountDay, metric: Metric): string {
  const newest = day.provenance[metric.family]?.newestDay;
  switch (day.missing[metric.id]) {
    case 'stale':
      return `not known, its source has said nothing since ${newest ?? 'long ago'}`;
    case 'too-young':
      return 'not known yet, there is too little history';
    default:
      return metric.form === 'change'
        ? 'not known, there was nothing before to compare with'
        : 'not known, nothing is recorded';
  }
}
