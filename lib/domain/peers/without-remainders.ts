import { fewestToShare } from './cut-spread.ts';
import { groupKey } from './group-key.ts';
import type { PeerDimension } from './peer-table.ts';

/** A group with `n` accounts in it, at a level of the ways of grouping (0 is the narrowest). */
type Grouped = { level: number; key: string; of: Partial<Record<PeerDimension, string>>; n: number };

/**
 * The groups that can be told beside each other. Where the groups of one level leave one to four accounts of a wider
 * group over, the difference would tell of these few: the smallest of them is left out, and its accounts are compared
 * with the wider group.
 */
export function withoutRemainders<G extends Grouped>(groups: readonly G[], widen: readonly PeerDimension[][]): G[] {
  let left = [...groups];
  for (const wider of groups.toSorted((a, b) => b.level - a.level)) {
    const dimensions = widen[wider.level] as PeerDimension[];
    for (const level of narrowerLevels(wider.level, widen)) {
      if (!left.includes(wider)) break;
      const inside = left.filter((one) => one.level === level && groupKey(dimensions, one.of) === wider.key);
      const over = wider.n - inside.reduce((sum, { n }) => sum + n, 0);
      if (inside.length === 0 || over === 0 || over >= fewestToShare) continue;
      const smallest = inside.reduce((least, one) => (one.n < least.n ? one : least));
      left = left.filter((one) => one !== smallest);
    }
  }
  return left;
}

/** The levels that part the groups of a level further. */
function narrowerLevels(level: number, widen: readonly PeerDimension[][]): number[] {
  const wider = widen[level] as PeerDimension[];
  const parts = (dimensions: PeerDimension[]) =>
    dimensions.length > wider.length && wider.every((dimension) => dimensions.includes(dimension));
  return widen.flatMap((dimensions, other) => (parts(dimensions) ? [other] : []));
}
