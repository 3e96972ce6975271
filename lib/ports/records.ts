import type { Month } from '../domain/day.ts';
import type { MonthOfRecords, Profile } from '../domain/records/dossier.ts';
import type { Spend } from '../domain/records/spend.ts';

/** The accounts' records: a profile each, and one item per month of dated records. */
export interface RecordStore {
  /** The profiles that exist among `accountIds`. */
  profiles(accountIds: string[]): Promise<Map<string, Profile>>;
  /** The months of records held from `from` to `until`, both included, oldest first. */
  months(accountId: string, from: Month, until: Month): Promise<MonthOfRecords[]>;
  /** Writes what changed; an account new to the store also enters the directory. */
  write(change: { profiles: Profile[]; months: MonthOfRecords[]; newAccountIds: string[] }): Promise<void>;
  /** Account ids of one of the 64 buckets of the directory, in order. */
  accountIds(bucket: number): Promise<string[]>;
}

/** What the company spent on winning customers, as its sources tell. */
export interface SpendStore {
  /** Replaces all that a source tells. */
  write(source: string, spend: readonly Spend[]): Promise<void>;
  ofSource(source: string): Promise<Spend[]>;
  /** Of every source. */
  all(): Promise<Spend[]>;
}
