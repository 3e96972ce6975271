import type { Day } from '../../domain/day.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import { replayStages } from './replay-stages.ts';
import type { ReplayedDay, ReplayPorts } from './replayed-day.ts';

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

/** Measures the history anew, day after day, as it was known on each day. Nothing is written. */
export function replayDays(replay: Replay, ports: ReplayPorts): AsyncGenerator<ReplayedDay> {
  const { days, published, metrics, peerMetrics, accounts } = replay;
  const { catalogue, milestones } = published;
  return replayStages({ stages: [{ days, metrics, peerMetrics, milestones }], catalogue, accounts }, ports);
}
