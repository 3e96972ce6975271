import type { Catalogue } from '../metrics/catalogue.ts';
import { added, evenlySpaced, totalOf } from './compress-values.ts';
import type { PeerGroup, PeerTable, Spread } from './peer-table.ts';
import type { GroupSketch, ShardPeers } from './shard-peers.ts';

/** A spread in the table has at most so many values: each stands for one percent of the group. */
const tableValues = 101;

/** Two shards' peer distributions of a day as one. Associative, and the order of the shards does not matter. */
export function mergePeers(one: ShardPeers, other: ShardPeers): ShardPeers {
  const keys = [...new Set([...Object.keys(one.groups), ...Object.keys(other.groups)])].sort();
  return {
    day: one.day,
    groups: Object.fromEntries(keys.map((key) => [key, mergeGroups(one.groups[key], other.groups[key])])),
  };
}

const none: GroupSketch = { label: '', accounts: 0, metrics: {} };

function mergeGroups(one: GroupSketch = none, other: GroupSketch = none): GroupSketch {
  const ids = [...new Set([...Object.keys(one.metrics), ...Object.keys(other.metrics)])].sort();
  const metrics = ids.map((id) => [id, added(one.metrics[id] ?? [], other.metrics[id] ?? [])]);
  return {
    label: one.label || other.label,
    accounts: one.accounts + other.accounts,
    metrics: Object.fromEntries(metrics),
  };
}

/** The day's peer table: groups (and metrics within them) that too few accounts share are left out. */
export function finalisePeers(merged: ShardPeers, catalogue: Catalogue): PeerTable {
  const { minimum, widen } = catalogue.peers;
  const groups = Object.entries(merged.groups).flatMap(([key, group]): [string, PeerGroup][] =>
    group.accounts >= minimum ? [[key, finaliseGroup(group, minimum)]] : [],
  );
  return { day: merged.day, minimum, widen, groups: Object.fromEntries(groups) };
}

function finaliseGroup({ label, accounts, metrics }: GroupSketch, minimum: number): PeerGroup {
  const spreads = Object.entries(metrics).flatMap(([id, pairs]): [string, Spread][] => {
    const n = totalOf(pairs);
    return n >= minimum ? [[id, { n, values: evenlySpaced(pairs, tableValues) }]] : [];
  });
  return { label, accounts, metrics: Object.fromEntries(spreads) };
}
