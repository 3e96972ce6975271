import type { Day } from '../day.ts';
import { added } from './compress-values.ts';
import type { PeerCell, ShardPeers, WeightedValues } from './shard-peers.ts';

/** No accounts at all: what merging begins with. */
export function noPeers(day: Day): ShardPeers {
  return { day, metrics: [], cells: {} };
}

/** Shards' peer distributions of a day as one. Associative, and the order of the shards does not matter. */
export function mergePeers(...shards: ShardPeers[]): ShardPeers {
  const metrics = metricsOf(shards);
  const cells = shards.flatMap((shard) => alignedCells(shard, metrics));
  const keys = [...new Set(cells.map(([key]) => key))].toSorted();
  const byKey = Map.groupBy(cells, ([key]) => key);
  const merged = keys.map((key) => [key, mergeCells((byKey.get(key) ?? []).map(([, cell]) => cell))]);
  return { day: (shards[0] as ShardPeers).day, metrics, cells: Object.fromEntries(merged) };
}

/** The metrics of all shards: in their order where it is the same everywhere, else by name. */
function metricsOf(shards: readonly ShardPeers[]): string[] {
  const [first = [], ...others] = shards.map(({ metrics }) => metrics).filter((metrics) => metrics.length > 0);
  const same = others.every((metrics) => metrics.join() === first.join());
  return same ? first : [...new Set([first, ...others].flat())].toSorted();
}

function alignedCells({ metrics: own, cells }: ShardPeers, metrics: readonly string[]): [string, PeerCell][] {
  if (own.length === metrics.length && own.every((id, index) => id === metrics[index])) return Object.entries(cells);
  const places = metrics.map((id) => own.indexOf(id));
  const aligned = (spreads: WeightedValues[]) => places.map((place) => spreads[place] ?? []);
  return Object.entries(cells).map(([key, cell]) => [key, { ...cell, spreads: aligned(cell.spreads) }]);
}

/** Cells that are put together; what they have in common is that of the first. */
export function mergeCells(cells: readonly PeerCell[]): PeerCell {
  const [first, ...others] = cells as [PeerCell, ...PeerCell[]];
  if (others.length === 0) return first;
  return {
    of: first.of,
    accounts: cells.reduce((sum, { accounts }) => sum + accounts, 0),
    spreads: first.spreads.map((_, index) => added(cells.map(({ spreads }) => spreads[index] as WeightedValues))),
  };
}
