import type { Clock, DayStore, DeliveryStore, FiringStore, ImportStore, RunStore, TaskStore } from '../../lib/ports.ts';
import type { WorkflowPorts } from '../../lib/usecases/load-workflows.ts';

/** What the API's use cases need from outside. */
export type ApiPorts = WorkflowPorts & {
  clock: Clock;
  days: DayStore;
  deliveries: DeliveryStore;
  firings: FiringStore;
  imports: ImportStore;
  runs: RunStore;
  tasks: TaskStore;
};
