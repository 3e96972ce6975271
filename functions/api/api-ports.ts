import type { DeliveryStore, LetterStore, SuppressionStore, UnsubscribeStore } from '../../lib/ports/delivery.ts';
import type { DayStore, FiringStore, OverrideStore, RiskModelStore, SegmentStore } from '../../lib/ports/judging.ts';
import type { ApiKeyStore, PeopleDirectory } from '../../lib/ports/people.ts';
import type { NoteStore, PauseStore } from '../../lib/ports/playbooks.ts';
import type { SpendStore } from '../../lib/ports/records.ts';
import type { RetentionStore, ReviewStore } from '../../lib/ports/reports.ts';
import type { ImportRequestStore, ImportRuns, ImportStore, Uploads } from '../../lib/ports/sources.ts';
import type { Ids } from '../../lib/ports/system.ts';
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
