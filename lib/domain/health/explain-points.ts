import type { AccountDay } from '../metrics/account-day.ts';
import type { Metric } from '../metrics/catalogue.ts';
import { metricInWords, missingInWords, valueInWords } from '../metrics/in-words.ts';
import type { PeerStanding } from '../peers/peer-standing.ts';
import type { Earned } from './points-of.ts';
import type { Measure, Scorecard } from './scorecard.ts';
import { pointsMetrics } from './scorecard-inputs.ts';

/** The sentence that tells a CSM where a measure's points come from. */
export function explain(measure: Measure, earned: Earned, day: AccountDay, { metrics }: Scorecard): string {
  if (earned.points === undefined) return absence(measure, earned, day, metrics);
  if (earned.because && earned.because.length > 0) return earned.because.join('; ');
  const metric = metrics.get(measure.metric) as Metric;
  const words = metricInWords(metric, day);
  if (earned.standing) return `${words}; ${comparison(earned.standing)}`;
  const { points } = measure;
  if (points.way === 'growth') return growthInWords(measure, points, day, metric);
  if (points.way !== 'ratio') return words;
  const target = typeof points.target === 'number' ? points.target : (day.metrics[points.target] ?? 0);
  return `${words}; the target is ${valueInWords(metric, target)}`;
}

/** "Logins in 28 days: 62; 105 on average in the same time before". */
function growthInWords(
  measure: Measure,
  { over, windows }: Extract<Measure['points'], { way: 'growth' }>,
  { metrics }: AccountDay,
  metric: Metric,
): string {
  const current = metrics[measure.metric] ?? 0;
  const mean = ((metrics[over] ?? 0) - current) / windows;
  const average = `${valueInWords(metric, Math.round(10 * mean) / 10)} on average in the same time before`;
  return `${metric.label}: ${valueInWords(metric, current)}; ${average}`;
}

/** "lower than 91 % of 34 accounts of 51–250 people in Retail". */
function comparison({ percentile, group, groupSize, widened }: PeerStanding): string {
  const higher = percentile >= 50;
  const share = Math.round(higher ? percentile : 100 - percentile);
  const wider = widened ? ', a wider group, as its own is too small' : '';
  return `${higher ? 'higher' : 'lower'} than ${share} % of ${groupSize} ${group}${wider}`;
}

/** Why there are no points: the first input that is missing, or that there is nobody to compare with. */
function absence(measure: Measure, { needs }: Earned, day: AccountDay, metrics: ReadonlyMap<string, Metric>): string {
  const missing = [needs, measure.metric, ...pointsMetrics(measure.points)].find(
    (id) => id !== undefined && day.metrics[id] === undefined,
  );
  const metric = missing === undefined ? undefined : metrics.get(missing);
  if (metric) return `${metric.label}: ${missingInWords(day, metric)}`;
  if (measure.points.way === 'peer') return `${measure.label}: there are too few accounts to compare it with`;
  return measure.points.way === 'growth'
    ? `${measure.label}: there was nothing before to compare with`
    : `${measure.label}: not known`;
}
