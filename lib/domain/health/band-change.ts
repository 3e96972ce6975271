import type { Metric } from '../metrics/catalogue.ts';
import { valueInWords } from '../metrics/in-words.ts';
import { attributePoints, type Move } from './attribute-points.ts';
import type { Band, Health, MeasurePoints } from './health.ts';

type Metrics = ReadonlyMap<string, Metric>;

/** A band that is another than the day before, and why in a line. */
export type BandChange = { from: Band; because: string };

/** As many measures as fit into a line. */
const NAMED = 2;

/**
 * Why an account's band is another than it was, in a line: an override, another scorecard, or the measures that moved
 * the score the most that way ("−3.0 Logins in 28 days: 143 → 115"). Undefined while the band is the same.
 */
export function bandChange(before: Health, after: Health, metrics: Metrics): BandChange | undefined {
  if (before.band === after.band) return undefined;
  return {
    from: before.band,
    because: overrideWords(before, after) ?? scorecardWords(before, after) ?? moves(before, after, metrics),
  };
}

function overrideWords(before: Health, after: Health): string | undefined {
  const ids = (health: Health) => (health.overrides ?? []).map(({ overrideId }) => overrideId).join();
  if (ids(before) === ids(after)) return undefined;
  return after.overrides ? `a person set it: ${after.overrides.at(-1)?.because}` : 'what a person had set ended';
}

function scorecardWords({ scorecard: before }: Health, { scorecard: after }: Health): string | undefined {
  if (!before || !after || (before.id === after.id && before.version === after.version)) return undefined;
  if (before.id !== after.id) return `scored by the scorecard "${after.id}" now, "${before.id}" before`;
  return `the scorecard "${after.id}" was changed`;
}

function moves(before: Health, after: Health, metrics: Metrics): string {
  if (before.score === undefined) return 'there is enough to score it now';
  if (after.score === undefined || after.band === 'unknown') return 'too little is known to score it';
  const fell = after.score < before.score;
  const worst = attributePoints(before.points, after.points)
    .filter(({ amount }) => amount < 0 === fell && Math.abs(amount) >= 0.05)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, NAMED);
  if (worst.length === 0) return `its score went from ${before.score} to ${after.score}`;
  return worst.map((move) => moveInWords(move, [before, after], metrics)).join('; ');
}

function moveInWords({ measure, how, amount }: Move, days: [Health, Health], metrics: Metrics): string {
  const size = `${amount < 0 ? '−' : '+'}${Math.abs(amount).toFixed(1)}`;
  const [was, is] = days.map(({ points }) => points.find((one) => one.measure === measure));
  if (how === 'gone') return `${size} ${(was && metrics.get(was.metric)?.label) ?? measure} is not known any more`;
  const reason = is?.reason.split(';')[0] ?? measure;
  if (how === 'came') return `${size} known now: ${reason}`;
  return `${size} ${(was && is && sinceTheDayBefore(was, is, metrics)) ?? reason}`;
}

/** What a value was and is now; a measure may also move because its peers did. Undefined for one that is not made of a single value. */
function sinceTheDayBefore(was: MeasurePoints, is: MeasurePoints, metrics: Metrics): string | undefined {
  const metric = metrics.get(is.metric);
  if (!metric || was.value === undefined || is.value === undefined || was.metric !== is.metric) return undefined;
  const now = valueInWords(metric, is.value);
  if (was.value !== is.value) return `${metric.label}: ${valueInWords(metric, was.value)} → ${now}`;
  return was.percentile === is.percentile ? undefined : `${metric.label}: ${now} as before, its peers moved`;
}
