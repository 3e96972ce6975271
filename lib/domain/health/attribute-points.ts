import type { MeasurePoints } from './health.ts';

/** A measure as it entered a score; without points it did not. */
export type Part = Pick<MeasurePoints, 'measure' | 'weight' | 'points'>;

/** How a measure moved a score: it lost its input or got one, earned other points, or weighs otherwise. */
export type Move = { measure: string; how: 'gone' | 'came' | 'points' | 'weight'; amount: number };

type Known = Required<Part>;
type Shares = Map<string, { share: number; points: number }>;

/**
 * By how much each measure moved the mean from one list of points to another. First the measures that went are taken
 * out, then those that stayed are moved, then those that came are put in, so that the amounts add up to the difference
 * of the two means; all 0 when either has none.
 */
export function attributePoints(from: readonly Part[], to: readonly Part[]): Move[] {
  const [before, after] = [from.filter(isKnown), to.filter(isKnown)];
  if (before.length === 0 || after.length === 0) return withoutMean(before, after);
  const stayed = new Set(before.map(({ measure }) => measure).filter((id) => after.some((one) => one.measure === id)));
  const [old, young] = [sharesOf(before), sharesOf(after)];
  const [oldStayed, youngStayed] = [sharesOf(before, stayed), sharesOf(after, stayed)];
  // With nothing in common there is no mean in between: half way is as good as any.
  const middle = (meanOf(old) + meanOf(young)) / 2;
  const [without, then] = stayed.size > 0 ? [meanOf(oldStayed), meanOf(youngStayed)] : [middle, middle];
  return [
    ...[...old].flatMap(([measure, { share, points }]): Move[] =>
      stayed.has(measure) ? [] : [{ measure, how: 'gone', amount: share * (without - points) }],
    ),
    ...[...stayed].flatMap((measure) => movesOf(measure, oldStayed, youngStayed, (without + then) / 2)),
    ...[...young].flatMap(([measure, { share, points }]): Move[] =>
      stayed.has(measure) ? [] : [{ measure, how: 'came', amount: share * (points - then) }],
    ),
  ];
}

/** Without a mean there is nothing to move: only what lost its input or got one is said. */
function withoutMean(before: readonly Known[], after: readonly Known[]): Move[] {
  return [
    ...before.map(({ measure }): Move => ({ measure, how: 'gone', amount: 0 })),
    ...after.map(({ measure }): Move => ({ measure, how: 'came', amount: 0 })),
  ];
}

/** A share gained by a measure is lost by others, so what a weight does is reckoned against the mean. */
function movesOf(measure: string, before: Shares, after: Shares, mean: number): Move[] {
  const [old, young] = [before.get(measure), after.get(measure)];
  if (!old || !young) return [];
  const points = ((old.share + young.share) / 2) * (young.points - old.points);
  const weight = ((old.points + young.points) / 2 - mean) * (young.share - old.share);
  return [
    { measure, how: 'points', amount: points },
    { measure, how: 'weight', amount: weight },
  ];
}

function sharesOf(parts: readonly Known[], only?: ReadonlySet<string>): Shares {
  const counted = only ? parts.filter(({ measure }) => only.has(measure)) : parts;
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(counted.map(({ measure, weight, points }) => [measure, { share: weight / total, points }]));
}

function meanOf(shares: Shares): number {
  let mean = 0;
  for (const { share, points } of shares.values()) mean += share * points;
  return mean;
}

const isKnown = (part: Part): part is Known => part.points !== undefined;
