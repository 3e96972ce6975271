import type {
  ApiKeyStore,
  DayStore,
  DeliveryStore,
  FiringStore,
  Ids,
  ImportRequestStore,
  ImportRuns,
  ImportStore,
  LetterStore,
  NoteStore,
  OverrideStore,
  PauseStore,
  PeopleDirectory,
  RetentionStore,
  ReviewStore,
  RiskModelStore,
  SegmentStore,
  SpendStore,
  SuppressionStore,
  UnsubscribeStore,
  Uploads,
} from '../../lib/ports.ts';
import type { CompletionPorts } from '../../lib/usecases/complete-task.ts';
import type { PreviewMessagePorts } from '../../lib/usecases/preview-message.ts';
import type { PreviewRequestPorts } from '../../lib/usecases/previews/request-preview.ts';
import type { PublishPorts } from '../../lib/usecases/publish-workflows.ts';
import type { TrialPorts } from '../../lib/usecases/trying/try-playbook.ts';

/** What the API's use cases need from outside. */
export type ApiPorts = CompletionPorts &
  PreviewRequestPorts &
  PublishPorts &
  PreviewMessagePorts &
  TrialPorts & {
    apiKeys: ApiKeyStore;
    days: DayStore;
    deliveries: DeliveryStore;
    firings: FiringStore;
    ids: Ids;
    imports: ImportStore;
    importRequests: ImportRequestStore;
    importRuns: ImportRuns;
    letters: LetterStore;
    notes: NoteStore;
    overrides: OverrideStore;
    pauses: PauseStore;
    /** Absent where people are kept by an identity provider of the company's own. */
    people?: PeopleDirectory;
    retention: RetentionStore;
    reviews: ReviewStore;
    riskModels: RiskModelStore;
    segments: SegmentStore;
    spending: SpendStore;
    suppressions: SuppressionStore;
    unsubscribes: UnsubscribeStore;
    uploads: Uploads;
  };
