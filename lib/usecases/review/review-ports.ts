import type { DayStore, FiringStore } from '../../ports/judging.ts';
import type { RunStore, TaskStore } from '../../ports/playbooks.ts';
import type { RecordStore } from '../../ports/records.ts';
import type { ReviewStore } from '../../ports/reports.ts';
import type { ImportStore } from '../../ports/sources.ts';
import type { Clock } from '../../ports/system.ts';
import type { WorkflowPorts } from '../load-workflows.ts';

/** What reviews are prepared from, and kept in. */
export type ReviewPorts = WorkflowPorts & {
  clock: Clock;
  days: DayStore;
  firings: FiringStore;
  imports: ImportStore;
  records: RecordStore;
  reviews: ReviewStore;
  runs: RunStore;
  tasks: TaskStore;
};
