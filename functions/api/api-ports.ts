import type { Clock, DayStore, DeliveryStore, FiringStore, ImportStore, RunStore, TaskStore } from '../../lib/ports.ts';
import type { WorkflowsReader } from '../../lib/usecases/explain-account.ts';

/** What the API's use cases need from outside. */
export type ApiPorts = {
  clock: Clock;
  days: DayStore;
  deliveries: DeliveryStore;
  firings: FiringStore;
  imports: ImportStore;
  runs: RunStore;
  tasks: TaskStore;
  workflows: WorkflowsReader;
};
