import type { Day } from '../day.ts';
import type { RecordKind } from './record.ts';

/** How the stored records of one kind fared in an import. */
export type RecordCounts = { added: number; changed: number; unchanged: number };
export type Outcome = keyof RecordCounts;

/** What an import did to an account so far: counts per kind, and the first day on which it makes a difference. */
export type Tally = { counts: Partial<Record<RecordKind, RecordCounts>>; effect?: Day };

/** Adds to a kind's count. */
export function count(tally: Tally, kind: RecordKind, outcome: Outcome, records = 1): void {
  tally.counts[kind] ??= { added: 0, changed: 0, unchanged: 0 };
  tally.counts[kind][outcome] += records;
}

/** Notes that days from `day` on look different. */
export function touch(tally: Tally, day: Day | undefined): void {
  if (day !== undefined && (tally.effect === undefined || day < tally.effect)) tally.effect = day;
}
