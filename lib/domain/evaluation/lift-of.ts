import { estimateOf, numberAccounts, RESAMPLES, resampleAccounts } from './account-resamples.ts';
import type { Estimate, Observation } from './prediction.ts';

/**
 * How many times more often it happened among what was flagged than among `base` (precision ÷ base rate), resampled by
 * account. Undefined when nothing was flagged or it happened to nobody. Where it happened to none (or to all) of what
 * was flagged, drawing again tells nothing; the interval then goes by what so few accounts can rule out at 95 %.
 */
export function liftOf(
  flagged: readonly Observation[],
  base: readonly Observation[],
  { resamples = RESAMPLES }: { resamples?: number } = {},
): Estimate | undefined {
  if (flagged.length === 0 || !base.some(({ happened }) => happened)) return undefined;
  const accounts = numberAccounts([...flagged, ...base]);
  const flags = tally(flagged, accounts.of, accounts.count);
  const all = tally(base, accounts.of.subarray(flagged.length), accounts.count);
  const lift = (weights: Float64Array) => share(flags, weights) / share(all, weights);
  const even = new Float64Array(accounts.count).fill(1);
  const lifts: number[] = [];
  for (const weights of resampleAccounts(accounts.count, resamples)) lifts.push(lift(weights));
  const precision = share(flags, even);
  const estimate = estimateOf(
    lift(even),
    lifts.filter((one) => Number.isFinite(one)),
  );
  const ruledOut = 0.025 ** (1 / new Set(flagged.map(({ accountId }) => accountId)).size);
  const baseRate = share(all, even);
  if (precision === 0) return { ...estimate, high: (1 - ruledOut) / baseRate };
  return precision === 1 ? { ...estimate, low: Math.min(estimate.low, ruledOut / baseRate) } : estimate;
}

type Tally = { n: Float64Array; events: Float64Array };

function tally(rows: readonly Observation[], accounts: Int32Array, count: number): Tally {
  const found: Tally = { n: new Float64Array(count), events: new Float64Array(count) };
  for (const [index, { happened }] of rows.entries()) {
    const account = accounts[index] as number;
    (found.n[account] as number) += 1;
    if (happened) (found.events[account] as number) += 1;
  }
  return found;
}

function share({ n, events }: Tally, weights: Float64Array): number {
  let whole = 0;
  let part = 0;
  for (let account = 0; account < weights.length; account += 1) {
    const weight = weights[account] as number;
    whole += weight * (n[account] as number);
    part += weight * (events[account] as number);
  }
  return part / whole;
}
