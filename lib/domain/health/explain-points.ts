import type { AccountDay } from '../metrics/account-day.ts';
import type { Metric } from '../metrics/catalogue.ts';
import { metricInWords, missingInWords, valueInWords } from '../metrics/in-words.ts';
import type { PeerStanding } from '../peers/peer-standing.ts';
import type { Earned } from './points-of.ts';
import type { Measure, Scorecard } from './scorecard.ts';

/** The sentence that tells a CSM where a measure's points come from. */
export function explain(measure: Measure, earned: Earned, day: AccountDay, { metrics }: Scorecard): string {
  if (earned.points === undefined) return absence(measure, earned, day, metrics);
  if (earned.because && earned.because.length > 0) return earned.because.join('; ');
  const metric = metrics.get(measure.metric) as Metric;
  const words = metricInWords(metric, day);
  if (earned.standing) return `${words}; ${comparison(earned.standing)}`;
  const { points } = measure;
  if (points.way !== 'ratio') return words;
  const target = typeof points.target === 'number' ? points.target : (day.metrics[points.target] ?? 0);
  return `${words}; the target is ${valueInWords(metric, target)}`;
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
  const missing = [needs, measure.metric, ...inputsOf(measure)].find(
    (id) => id !== undefined && day.metrics[id] === undefined,
  );
  const metric = missing === undefined ? undefined : metrics.get(missing);
  if (metric) return `${metric.label}: ${missingInWords(day, metric)}`;
  return measure.points.way === 'peer'
    ? `${measure.label}: there are too few accounts to compare it with`
    : `${measure.label}: not known`;
}

function inputsOf({ points }: Measure): string[] {
  if (points.way === 'indicator') return points.cases.flatMap(({ when }) => when?.metrics ?? []);
  if (points.way === 'ratio') return typeof points.target === 'string' ? [points.target] : [];
  if (points.way !== 'deductions') return [];
  return points.deductions.flatMap((one) => ('metric' in one ? one.metric : one.when.metrics));
}
