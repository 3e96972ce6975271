import type {
  DayStore,
  DeliveryStore,
  FiringStore,
  ImportStore,
  SuppressionStore,
  UnsubscribeStore,
} from '../../lib/ports.ts';
import type { CompletionPorts } from '../../lib/usecases/complete-task.ts';

/** What the API's use cases need from outside. */
export type ApiPorts = CompletionPorts & {
  days: DayStore;
  deliveries: DeliveryStore;
  firings: FiringStore;
  imports: ImportStore;
  suppressions: SuppressionStore;
  unsubscribes: UnsubscribeStore;
};
