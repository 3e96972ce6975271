import { type Day, daysBetween } from '../day.ts';
import { compareAuc } from '../evaluation/compare-auc.ts';
import { evaluateScores } from '../evaluation/evaluate-scores.ts';
import { churnedWithin } from '../evaluation/label.ts';
import { liftOf } from '../evaluation/lift-of.ts';
import type { Estimate, Prediction } from '../evaluation/prediction.ts';
import { attributePoints } from './attribute-points.ts';
import { type Band, bands, type Health } from './health.ts';

/** A customer on a day, as two definitions of health judge it. */
export type JudgedTwice = { accountId: string; day: Day; health: readonly [Health, Health] };

/** The standing alone, for the many days of which no more is needed. */
export type StandingTwice = { accountId: string; day: Day; standing: readonly [Standing, Standing] };
type Standing = { score?: number; band: Band };

/**
 * What one definition made of the history. `bands` are shares of all account-days; `auc` and `redLift` tell how well it knew
 * who would leave within the horizon; `warned` is the share of those who left that were below green 60–90 days before.
 */
export type ScorecardFigures = {
  bands: Record<Band, number>;
  auc?: Estimate;
  redLift?: Estimate;
  warned?: { share: number; accounts: number };
};

/** Which ranks better who will leave: by how much the first's AUC is above the second's. */
export type Verdict = {
  better: 'one' | 'other' | 'cannot tell';
  difference?: Estimate;
  snapshots: number;
  events: number;
};

export type Comparison = { figures: [ScorecardFigures, ScorecardFigures]; verdict: Verdict };

/** An account that is in another band by the other definition, and by how much which measures make the difference. */
export type Mover = {
  accountId: string;
  name?: string;
  standing: [Standing, Standing];
  because: { measure: string; amount: number }[];
};

/** What is known of how it ended: when each account left, and until when anybody could have noticed. */
export type Endings = { cancelledDays(accountId: string): readonly Day[]; until: Day; horizonDays: number };

/** The days before leaving on which a score should have shown it. */
const warning = { from: 90, until: 60 } as const;

/** Compares two definitions of health on the same account-days. */
export function compareScorecards(rows: readonly StandingTwice[], endings: Endings): Comparison {
  const figures = [figuresOf(rows, 0, endings), figuresOf(rows, 1, endings)] as [ScorecardFigures, ScorecardFigures];
  return { figures, verdict: verdictOf(rows, endings) };
}

function figuresOf(rows: readonly StandingTwice[], which: 0 | 1, endings: Endings): ScorecardFigures {
  const seen = rows.filter(({ day }) => isSettled(day, endings));
  const observed = seen.map((row) => ({ ...row, happened: happenedTo(row, endings) }));
  const red = observed.filter(({ standing }) => standing[which].band === 'red');
  const { auc } = evaluateScores(predictionsOf(rows, which, endings), { isProbability: false });
  const redLift = liftOf(red, observed);
  const warned = warnedBefore(rows, which, endings);
  return {
    bands: sharesOf(rows.map(({ standing }) => standing[which].band)),
    ...(auc && { auc }),
    ...(redLift && { redLift }),
    ...(warned && { warned }),
  };
}

function sharesOf(found: readonly Band[]): Record<Band, number> {
  const share = (band: Band) => (found.length === 0 ? 0 : found.filter((one) => one === band).length / found.length);
  return Object.fromEntries(bands.map((band) => [band, share(band)])) as Record<Band, number>;
}

/** The accounts that left and were judged 60–90 days before: how many were below green on the day nearest to the middle. */
function warnedBefore(rows: readonly StandingTwice[], which: 0 | 1, { cancelledDays }: Endings) {
  const nearest = new Map<string, { distance: number; band: Band }>();
  const middle = (warning.from + warning.until) / 2;
  for (const { accountId, day, standing } of rows) {
    for (const left of cancelledDays(accountId)) {
      const before = daysBetween(day, left);
      const distance = Math.abs(before - middle);
      const key = `${left} ${accountId}`;
      if (before > warning.from || before < warning.until || distance >= (nearest.get(key)?.distance ?? Infinity))
        continue;
      nearest.set(key, { distance, band: standing[which].band });
    }
  }
  const found = [...nearest.values()];
  const below = found.filter(({ band }) => band === 'red' || band === 'yellow').length;
  return found.length === 0 ? undefined : { share: below / found.length, accounts: found.length };
}

function verdictOf(rows: readonly StandingTwice[], endings: Endings): Verdict {
  const one = predictionsOf(rows, 0, endings);
  const events = one.filter(({ happened }) => happened).length;
  const counts = { snapshots: one.length, events };
  if (events === 0 || events === one.length) return { better: 'cannot tell', ...counts };
  const difference = compareAuc(one, predictionsOf(rows, 1, endings));
  const better = difference.low > 0 ? 'one' : difference.high < 0 ? 'other' : 'cannot tell';
  return { better, difference, ...counts };
}

/** The account-days that both score and whose outcome is known: the lower the score, the likelier to leave. */
function predictionsOf(rows: readonly StandingTwice[], which: 0 | 1, endings: Endings): Prediction[] {
  return rows.flatMap((row) => {
    const score = row.standing[which].score;
    if (score === undefined || row.standing[1 - which]?.score === undefined || !isSettled(row.day, endings)) return [];
    return [{ accountId: row.accountId, score: 100 - score, happened: happenedTo(row, endings) }];
  });
}

/** Whether the whole horizon after the day has passed. */
const isSettled = (day: Day, { until, horizonDays }: Endings) => daysBetween(day, until) >= horizonDays;

function happenedTo({ accountId, day }: StandingTwice, { cancelledDays, horizonDays }: Endings): boolean {
  return churnedWithin(cancelledDays(accountId), day, horizonDays);
}

/** How many accounts go from which band to which: first definition → second → accounts. */
export function bandMatrix(rows: readonly JudgedTwice[]): Record<Band, Record<Band, number>> {
  const empty = () => Object.fromEntries(bands.map((band) => [band, 0])) as Record<Band, number>;
  const matrix = Object.fromEntries(bands.map((band) => [band, empty()])) as Record<Band, Record<Band, number>>;
  for (const { health } of rows) matrix[health[0].band][health[1].band] += 1;
  return matrix;
}

/** As many measures as explain most of a difference. */
const NAMED = 3;

/** The account as a mover; undefined when both put it into the same band. */
export function moverOf({ accountId, health: [one, other] }: JudgedTwice): Mover | undefined {
  if (one.band === other.band) return undefined;
  const amounts = new Map<string, number>();
  for (const { measure, amount } of attributePoints(one.points, other.points)) {
    amounts.set(measure, (amounts.get(measure) ?? 0) + amount);
  }
  const because = [...amounts]
    .map(([measure, amount]) => ({ measure, amount: Math.round(10 * amount) / 10 }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
    .slice(0, NAMED);
  return { accountId, standing: [standingOf(one), standingOf(other)], because };
}

/** The score, where there is one, and the band. */
export function standingOf({ score, band }: Health): Standing {
  return score === undefined ? { band } : { score, band };
}
