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
  table(): SnapshotTable;
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
    table: () => tableOf(rows.toSorted(byDayAndAccount), candidates, leftOut.size),
  };
}

function byDayAndAccount(one: Gathered, other: Gathered): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.accountId < other.accountId ? -1 : 1;
}

function tableOf(rows: Gathered[], candidates: readonly Candidate[], accountsLeftOut: number): SnapshotTable {
  const columns = candidates.map((_, index) => Float32Array.from(rows, ({ values }) => values[index] as number));
  const known = candidates.flatMap((feature, index) => {
    const column = columns[index] as Float32Array;
    return column.some((value) => !Number.isNaN(value)) ? [{ feature, column }] : [];
  });
  const all = [...known, ...attributeColumns(rows)];
  return {
    features: all.map(({ feature }) => feature),
    columns: all.map(({ column }) => column),
    accountIds: rows.map(({ accountId }) => accountId),
    days: rows.map(({ day }) => day),
    happened: Uint8Array.from(rows, ({ happened }) => (happened ? 1 : 0)),
    accountsLeftOut,
  };
}

function attributeColumns(rows: Gathered[]): { feature: Candidate; column: Float32Array }[] {
  return tellingAttributes.flatMap((attribute, index) =>
    lastingValues(rows, index).map((value) => {
      const is = ({ attributes }: Gathered) => {
        if (attributes[index] === undefined) return Number.NaN;
        return attributes[index] === value ? 1 : 0;
      };
      return { feature: attributeFeature(attribute, value), column: Float32Array.from(rows, is) };
    }),
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
