import type { Day } from '../day.ts';
import type { RecordCounts } from '../records/tally.ts';
import type { DeliveredKind } from './delivered-kind.ts';

/** Where a row stands: the file, the line its text begins on (from 1), and the column the fault is about. */
export type RowPlace = { file: string; line: number; column?: string };

/** A row that was not taken in, and why; reasons never quote names, addresses or comments. */
export type Rejection = RowPlace & { record: DeliveredKind; reason: string };

/** What became of the rows that one entry of the mapping read from one file. `filtered` rows were left out by `where`. */
export type FileReport = {
  file: string;
  record: DeliveredKind;
  rows: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  filtered: number;
  /** Why reading stopped before the end of the file (a truncated gzip, a disk error). */
  problem?: string;
};

/** The questions every import asks of the data; a mapping's `checks` add their own, by the text they `say`. */
export const findingKinds = {
  'usage-before-signup': 'usage before sign-up',
  'tickets-before-signup': 'tickets before sign-up',
  'churned-with-open-subscription': 'churned with an open subscription',
  'duplicate-id': 'an id that came before, with other content',
  'dated-in-the-future': 'dated in the future',
  'unknown-account': 'records of an account that no source has declared',
} as const;

/** Something doubtful in rows that were accepted: `count` of the `of` rows (or accounts) it was asked of, with the first cases. */
export type Finding = {
  finding: string;
  title: string;
  count: number;
  of: number;
  cases: (Partial<RowPlace> & { accountId?: string })[];
};

/** The newest day that each kind of record reaches in a source; never later than the day of the import. */
export type Freshness = Partial<Record<DeliveredKind, Day>>;

/** What an import did and what it thinks of the data. Instants are ISO 8601, UTC. */
export type ImportReport = {
  importId: string;
  source: string;
  folder: string;
  startedAt: string;
  finishedAt: string;
  rows: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  files: FileReport[];
  /** The first rejections, in the order of files and lines; `rejectsFile` holds all. */
  rejections: Rejection[];
  rejectsFile?: string;
  accounts: { seen: number; new: number; changed: number; undeclared: number };
  records: Partial<Record<DeliveredKind, RecordCounts>>;
  findings: Finding[];
  freshness: Freshness;
};
