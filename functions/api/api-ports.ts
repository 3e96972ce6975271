import type {
  DayStore,
  DeliveryStore,
  FiringStore,
  Ids,
  ImportRequestStore,
  ImportRuns,
  ImportStore,
  NoteStore,
  OverrideStore,
  PauseStore,
  RetentionStore,
  RiskModelStore,
  SegmentStore,
  SuppressionStore,
  UnsubscribeStore,
  Uploads,
} from '../../lib/ports.ts';
import type { CompletionPorts } from '../../lib/usecases/complete-task.ts';
import type { PreviewMessagePorts } from '../../lib/usecases/preview-message.ts';
import type { PreviewRequestPorts } from '../../lib/usecases/previews/request-preview.ts';
import type { PublishPorts } from '../../lib/usecases/publish-workflows.ts';

/** What the API's use cases need from outside. */
export type ApiPorts = CompletionPorts &
  PreviewRequestPorts &
  PublishPorts &
  PreviewMessagePorts & {
    days: DayStore;
    deliveries: DeliveryStore;
    firings: FiringStore;
    ids: Ids;
    imports: ImportStore;
    importRequests: ImportRequestStore;
    importRuns: ImportRuns;
    notes: NoteStore;
    overrides: OverrideStore;
    pauses: PauseStore;
    retention: RetentionStore;
    riskModels: RiskModelStore;
    segments: SegmentStore;
    suppressions: SuppressionStore;
    unsubscribes: UnsubscribeStore;
    uploads: Uploads;
  };
