import type { CanonicalRecord, RecordKind } from '../records/record.ts';
import type { Spend } from '../records/spend.ts';

/** What a source may deliver: records of an account, and what the company spent on winning customers. */
export type DeliveredKind = RecordKind | Spend['kind'];
export type Delivered = CanonicalRecord | Spend;
