import type {
  DeliveryStore,
  LetterStore,
  Mailer,
  MessageLogStore,
  SuppressionStore,
  UnsubscribeStore,
} from '../ports/delivery.ts';
import type { DayStore } from '../ports/judging.ts';
import type { EscalationStore, PauseStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock, Ids } from '../ports/system.ts';
import type { WorkflowPorts } from './load-workflows.ts';

/** What messages are weighed, written and sent with. */
export type MessagePorts = WorkflowPorts & {
  records: RecordStore;
  days: DayStore;
  deliveries: DeliveryStore;
  letters: LetterStore;
  messageLogs: MessageLogStore;
  suppressions: SuppressionStore;
  unsubscribes: UnsubscribeStore;
  escalations: EscalationStore;
  pauses: PauseStore;
  mailer: Mailer;
  clock: Clock;
  ids: Ids;
  /** Where customers reach the API: the base of unsubscribe links, without a slash at its end. */
  apiUrl: string;
};
