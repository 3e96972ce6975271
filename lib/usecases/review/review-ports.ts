import type {
  Clock,
  DayStore,
  FiringStore,
  ImportStore,
  RecordStore,
  ReviewStore,
  RunStore,
  TaskStore,
} from '../../ports.ts';
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
