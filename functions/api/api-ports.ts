import type {
  DayStore,
  DeliveryStore,
  FiringStore,
  Ids,
  ImportRequestStore,
  ImportRuns,
  ImportStore,
  OverrideStore,
  RiskModelStore,
  SuppressionStore,
  UnsubscribeStore,
  Uploads,
} from '../../lib/ports.ts';
import type { CompletionPorts } from '../../lib/usecases/complete-task.ts';

/** What the API's use cases need from outside. */
export type ApiPorts = CompletionPorts & {
  days: DayStore;
  deliveries: DeliveryStore;
  firings: FiringStore;
  ids: Ids;
  imports: ImportStore;
  importRequests: ImportRequestStore;
  importRuns: ImportRuns;
  overrides: OverrideStore;
  riskModels: RiskModelStore;
  suppressions: SuppressionStore;
  unsubscribes: UnsubscribeStore;
  uploads: Uploads;
};
