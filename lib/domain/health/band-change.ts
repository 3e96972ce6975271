import { attributePoints, type Move } from './attribute-points.ts';
import type { Band, Health } from './health.ts';

/** A band that is another than the day before, and why in a line. */
export type BandChange = { from: Band; because: string };

/** As many measures as fit into a line. */
const NAMED = 2;

/**
 * Why an account's band is another than it was, in a line: an override, another scorecard, or the measures that moved
 * the score the most that way ("−9.4 Nobody is champion any more"). Undefined while the band is the same.
 */
export function bandChange(before: Health, after: Health): BandChange | undefined {
  if (before.band === after.band) return undefined;
  return {
    from: before.band,
    because: overrideWords(before, after) ?? scorecardWords(before, after) ?? moves(before, after),
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

function moves(before: Health, after: Health): string {
  if (before.score === undefined) return 'there is enough to score it now';
  if (after.score === undefined || after.band === 'unknown') return 'too little is known to score it';
  const fell = after.score < before.score;
  const worst = attributePoints(before.points, after.points)
    .filter(({ amount }) => amount < 0 === fell && Math.abs(amount) >= 0.05)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, NAMED);
  if (worst.length === 0) return `its score went from ${before.score} to ${after.score}`;
  return worst.map((move) => moveInWords(move, after)).join('; ');
}

function moveInWords({ measure, how, amount }: Move, { points }: Health): string {
  const size = `${amount < 0 ? '−' : '+'}${Math.abs(amount).toFixed(1)}`;
  const reason = points.find((one) => one.measure === measure)?.reason.split(';')[0] ?? measure;
  return how === 'gone' ? `${size} ${measure} is not known any more` : `${size} ${reason}`;
}
