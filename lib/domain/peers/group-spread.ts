import type { AccountDay } from '../metrics/account-day.ts';
import { asCuts, fewestToShare } from './cut-spread.ts';
import { findPeers } from './peer-standing.ts';
import type { CutSpread, PeerTable } from './peer-table.ts';
import { lastPlaceOf } from './round-number.ts';

/** How a metric is spread over a group, in numbers that are nobody's own; p5 and p95 only where five accounts lie beyond. */
export type Quantiles = { p5?: number; p25: number; p50: number; p75: number; p95?: number };

/** A group's quantiles, with who it is, how many accounts (`n`) have a value, and whether it had to be widened. */
export type GroupSpread = { group: string; n: number; widened: boolean } & Quantiles;

/** A quantile may be told by a cut that lies so many accounts away, if that is a rounder number. */
const nearestAccounts = 2;

/** How the account's peers are spread, in the same group as its standing; undefined without a value or a group. */
export function groupSpread(table: PeerTable, day: AccountDay, metric: string): GroupSpread | undefined {
  const peers = day.metrics[metric] === undefined ? undefined : findPeers(table, day.attributes, metric);
  if (!peers) return undefined;
  const { group, spread, widened } = peers;
  return { group: group.label, n: spread.n, widened, ...quantilesOf(asCuts(spread)) };
}

/** How a metric is spread over a group of the table, by its key (`''` is everybody); undefined when too few have it. */
export function spreadOfGroup(table: PeerTable, key: string, metric: string): Omit<GroupSpread, 'widened'> | undefined {
  const group = table.groups[key];
  const spread = group?.metrics[metric];
  if (!group || !spread || spread.n < table.minimum) return undefined;
  return { group: group.label, n: spread.n, ...quantilesOf(asCuts(spread)) };
}

/**
 * The quantiles of a spread. One that falls among five or more accounts with the same value is that value; any other
 * is the roundest cut within two accounts of its rank: no account has it.
 */
export function quantilesOf(spread: CutSpread): Quantiles {
  const at = (share: number) => quantileOf(spread, share);
  const [p5, p25, p50, p75, p95] = [at(0.05), at(0.25), at(0.5), at(0.75), at(0.95)];
  return { p5, p25: p25 as number, p50: p50 as number, p75: p75 as number, p95 };
}

function quantileOf(spread: CutSpread, share: number): number | undefined {
  const { n, cuts, counts, shared = [] } = spread;
  const wanted = share * n;
  let rank = 0;
  let best: { cut: number; effort: number } | undefined;
  for (const [interval, count] of counts.entries()) {
    const common = shared.find(([place]) => place === interval)?.[1];
    if (common !== undefined && rank <= wanted && wanted <= rank + count) return shortened(common);
    rank += count;
    const cut = cuts[interval];
    if (cut === undefined || Math.min(rank, n - rank) < fewestToShare) continue;
    const effort = effortOf(cut, Math.abs(rank - wanted));
    if (best === undefined || effort < best.effort) best = { cut, effort };
  }
  return Math.min(wanted, n - wanted) < fewestToShare ? undefined : best?.cut;
}

/** Among the cuts that are near enough the roundest, of equals the nearest; else simply the nearest. */
function effortOf(cut: number, distance: number): number {
  const far = 1000;
  return distance <= nearestAccounts ? distance / far - lastPlaceOf(cut) : far * distance;
}

/** To four digits. */
function shortened(value: number): number {
  return Number(value.toPrecision(4));
}
