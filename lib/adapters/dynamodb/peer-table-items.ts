import type { CutSpread, GroupHead, PeerTable, Spread } from '../../domain/peers/peer-table.ts';
import { blobItems, readBlob, readBlobs } from './blob.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

/** A table without its spreads: which groups it has, in the order of their items, and which metrics, in theirs. */
type Head = Omit<PeerTable, 'groups'> & { metrics: string[]; groups: GroupHead[] };

type PackedSpread = [cuts: number[], counts: number[], shared?: CutSpread['shared']];

/** A group's spreads in the order of the head's metrics; 0 where too few accounts have one. */
type GroupBody = { key: string; spreads: (PackedSpread | 0)[] };

const groupAt = (index: number) => `GROUP#${String(index).padStart(4, '0')}`;

/** The items of a peer table: a head and one item (or more) a group, so that an account page reads its own groups only. */
export function peerTableItems(PK: string, { groups, ...rest }: PeerTable): Item[] {
  const entries = Object.entries(groups);
  const metrics = [...new Set(entries.flatMap(([, group]) => Object.keys(group.metrics)))];
  const heads = entries.map(([key, { label, accounts }]) => ({ key, label, accounts }));
  const head: Head = { ...rest, metrics, groups: heads };
  const bodies = entries.flatMap(([key, group], index) => {
    const body: GroupBody = { key, spreads: metrics.map((id) => packed(group.metrics[id])) };
    return blobItems(PK, groupAt(index), body);
  });
  return [...blobItems(PK, 'TABLE', head), ...bodies];
}

/** The table of a partition, or some groups of it. One of the first version is a single value, and is read whole. */
export async function readPeerTable(
  table: Table,
  PK: string,
  keys?: readonly string[],
): Promise<PeerTable | undefined> {
  const head = await readBlob<Head | PeerTable>(table, PK, 'TABLE');
  if (!head || isWhole(head)) return head;
  const wanted = new Set(keys ?? head.groups.map(({ key }) => key));
  const bodies = await (keys ? readSome(table, PK, head, wanted) : readBlobs<GroupBody>(table, PK, 'GROUP#'));
  return unpacked(head, new Map(bodies.map((body) => [body.key, body])), wanted);
}

/** The groups of a table. */
export async function readPeerGroups(table: Table, PK: string): Promise<GroupHead[]> {
  const head = await readBlob<Head | PeerTable>(table, PK, 'TABLE');
  if (!head) return [];
  if (!isWhole(head)) return head.groups;
  return Object.entries(head.groups).map(([key, { label, accounts }]) => ({ key, label, accounts }));
}

const isWhole = (head: Head | PeerTable): head is PeerTable => !Array.isArray(head.groups);

async function readSome(table: Table, PK: string, { groups }: Head, wanted: ReadonlySet<string>): Promise<GroupBody[]> {
  const places = groups.flatMap(({ key }, index) => (wanted.has(key) ? [index] : []));
  const bodies = await Promise.all(places.map((index) => readBlob<GroupBody>(table, PK, groupAt(index))));
  return bodies.filter((body) => body !== undefined);
}

/** Groups beyond the head's list were left behind by an earlier run of the day. */
function unpacked(
  { metrics, groups, ...rest }: Head,
  bodies: Map<string, GroupBody>,
  wanted: ReadonlySet<string>,
): PeerTable {
  const found = groups.flatMap(({ key, label, accounts }) => {
    const body = wanted.has(key) ? bodies.get(key) : undefined;
    return body ? [[key, { label, accounts, metrics: spreadsOf(body, metrics) }] as const] : [];
  });
  return { ...rest, groups: Object.fromEntries(found) };
}

function spreadsOf({ spreads }: GroupBody, metrics: readonly string[]): Record<string, Spread> {
  const told = metrics.flatMap((id, index) => {
    const spread = spreads[index];
    return spread ? [[id, asSpread(spread)] as const] : [];
  });
  return Object.fromEntries(told);
}

function packed(spread: Spread | undefined): PackedSpread | 0 {
  if (!spread || !('cuts' in spread)) return 0;
  const { cuts, counts, shared } = spread;
  return shared ? [cuts, counts, shared] : [cuts, counts];
}

function asSpread([cuts, counts, shared]: PackedSpread): CutSpread {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return shared ? { n, cuts, counts, shared } : { n, cuts, counts };
}
