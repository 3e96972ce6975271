import type { Day } from '../../domain/day.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import type { PeerTable } from '../../domain/peers/peer-table.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { ImportStore, Progress, RecordStore } from '../../ports.ts';
import { replayStages } from './replay-stages.ts';

export type ReplayPorts = { records: RecordStore; imports: ImportStore; progress: Progress };

/** What to measure anew of the history. */
export type Replay = {
  /** Oldest first; every day, or snapshots apart. */
  days: readonly Day[];
  published: Pick<Workflows, 'catalogue' | 'milestones'>;
  /** All when absent. */
  metrics?: ReadonlySet<string>;
  /** The metrics that are compared with peers. */
  peerMetrics: readonly string[];
  /** Which accounts take part, as peers too; all when absent. */
  accounts?: (accountId: string) => boolean;
};

/** All accounts that had signed up by the day, in the order of their ids, milestones filled in, provenance left out. Who has cancelled is still among them. */
export type ReplayedDay = { day: Day; readonly peers: PeerTable; accounts: AccountDay[] };

/** Measures the history anew, day after day, as it was known on each day. Nothing is written. */
export function replayDays(replay: Replay, ports: ReplayPorts): AsyncGenerator<ReplayedDay> {
  const { days, published, metrics, peerMetrics, accounts } = replay;
  const { catalogue, milestones } = published;
  return replayStages({ stages: [{ days, metrics, peerMetrics, milestones }], catalogue, accounts }, ports);
}
