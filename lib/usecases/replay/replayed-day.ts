import type { Day } from '../../domain/day.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import type { PeerTable } from '../../domain/peers/peer-table.ts';
import type { RecordStore } from '../../ports/records.ts';
import type { ImportStore } from '../../ports/sources.ts';
import type { Progress } from '../../ports/system.ts';

/** What a replay reads, and tells how far it has come. */
export type ReplayPorts = { records: RecordStore; imports: ImportStore; progress: Progress };

/** All accounts that had signed up by the day, in the order of their ids, milestones filled in, provenance left out. Who has cancelled is still among them. */
export type ReplayedDay = { day: Day; readonly peers: PeerTable; accounts: AccountDay[] };
