import type { Day } from '../day.ts';
import { fractionOf } from '../hash.ts';
import type { Milestone } from '../milestones/milestone.ts';
import { attributeFeature, type Candidate, tellingAttributes } from './candidate-features.ts';
import { type RiskFacts, readFeature } from './read-feature.ts';

/** A row per account and snapshot day, a column per feature (NaN: missing), and what came of it. Rows are in order of day, then account. */
export type SnapshotTable = {
  features: Candidate[];
  columns: Float32Array[];
  accountIds: string[];
  days: Day[];
  happened: Uint8Array;
  /** Accounts that were left out because there were too many rows. */
  accountsLeftOut: number;
};

/** The part of a table that trains or judges. */
export type Rows = Uint32Array;

/** Gathers snapshots in any order of accounts, day after day. */
export type SnapshotCollector = {
  /** False when the account is not looked at because there are too many. */
  add(facts: RiskFacts, happened: boolean): boolean;
  /** The columns of `features`, or of all that are ever known. */
  table(features?: readonly Candidate[]): SnapshotTable;
};

type Gathered = {
  accountId: string;
  day: Day;
  happened: boolean;
  values: Float32Array;
  attributes: (string | undefined)[];
};

/** An attribute's value makes a feature when at least this share of the earlier and of the later half of the snapshots has it. */
const LEAST_SHARE = 0.01;
const MOST_VALUES = 12;

/**
 * Collects at most `mostRows` snapshots. When there are more, whole accounts are left out, by a hash of their ids: the
 * same ones whenever it is done again, in whatever order they come.
 */
export function snapshotCollector(
  candidates: readonly Candidate[],
  { milestones, mostRows }: { milestones: readonly Milestone[]; mostRows: number },
): SnapshotCollector {
  let rows: Gathered[] = [];
  let limit = 1;
  const leftOut = new Set<string>();
  const fits = ({ accountId }: { accountId: string }) => fractionOf(accountId) < limit;
  const makeRoom = () => {
    limit *= 0.9;
    for (const row of rows) if (!fits(row)) leftOut.add(row.accountId);
    rows = rows.filter(fits);
  };
  return {
    add(facts, happened) {
      const { accountId, day, attributes } = facts.day;
      if (!fits(facts.day)) {
        leftOut.add(accountId);
        return false;
      }
      const values = Float32Array.from(candidates, ({ reads }) => readFeature(reads, facts, milestones));
      rows.push({ accountId, day, happened, values, attributes: tellingAttributes.map((name) => attributes[name]) });
      while (rows.length > mostRows) makeRoom();
      return fits(facts.day);
    },
    table: (features) => {
      const sorted = rows.toSorted(byDayAndAccount);
      const wanted = features ?? [...candidates.filter(everKnown(sorted, candidates)), ...attributeFeatures(sorted)];
      return tableOf(sorted, { candidates, wanted, accountsLeftOut: leftOut.size });
    },
  };
}

function byDayAndAccount(one: Gathered, other: Gathered): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.accountId < other.accountId ? -1 : 1;
}

function everKnown(rows: Gathered[], candidates: readonly Candidate[]): (candidate: Candidate) => boolean {
  const known = new Uint8Array(candidates.length);
  for (const { values } of rows) {
    for (let index = 0; index < known.length; index += 1) if (!Number.isNaN(values[index])) known[index] = 1;
  }
  const places = new Map(candidates.map(({ id }, index) => [id, index]));
  return ({ id }) => known[places.get(id) as number] === 1;
}

type Laying = { candidates: readonly Candidate[]; wanted: readonly Candidate[]; accountsLeftOut: number };

function tableOf(rows: Gathered[], { candidates, wanted, accountsLeftOut }: Laying): SnapshotTable {
  const places = new Map(candidates.map(({ id }, index) => [id, index]));
  const column = ({ id, reads }: Candidate): Float32Array => {
    if (reads.kind === 'attribute') return attributeColumn(rows, reads.attribute, reads.equals);
    const place = places.get(id);
    return Float32Array.from(rows, ({ values }) => (place === undefined ? Number.NaN : (values[place] as number)));
  };
  return {
    features: [...wanted],
    columns: wanted.map(column),
    accountIds: rows.map(({ accountId }) => accountId),
    days: rows.map(({ day }) => day),
    happened: Uint8Array.from(rows, ({ happened }) => (happened ? 1 : 0)),
    accountsLeftOut,
  };
}

function attributeColumn(rows: Gathered[], attribute: string, equals: string): Float32Array {
  const index = (tellingAttributes as readonly string[]).indexOf(attribute);
  return Float32Array.from(rows, ({ attributes }) => {
    const value = attributes[index];
    if (value === undefined) return Number.NaN;
    return value === equals ? 1 : 0;
  });
}

function attributeFeatures(rows: Gathered[]): Candidate[] {
  return tellingAttributes.flatMap((attribute, index) =>
    lastingValues(rows, index).map((value) => attributeFeature(attribute, value)),
  );
}

/** The commonest values among those that occur early and late alike: a value that came and went says nothing of what is to come. */
function lastingValues(rows: Gathered[], index: number): string[] {
  const half = Math.floor(rows.length / 2);
  const counts = new Map<string, [early: number, late: number]>();
  for (const [row, { attributes }] of rows.entries()) {
    const value = attributes[index];
    if (value === undefined) continue;
    const count = counts.get(value) ?? [0, 0];
    counts.set(value, count);
    count[row < half ? 0 : 1] += 1;
  }
  const least = LEAST_SHARE * half;
  const lasting = [...counts].filter(([, [early, late]]) => early > least && late > least);
  const total = ([, [early, late]]: (typeof lasting)[number]) => early + late;
  return lasting
    .sort((a, b) => total(b) - total(a) || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(([value]) => value);
}
