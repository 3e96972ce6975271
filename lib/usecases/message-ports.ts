import type {
  Clock,
  DayStore,
  DeliveryStore,
  EscalationStore,
  Ids,
  LetterStore,
  Mailer,
  MessageLogStore,
  PauseStore,
  RecordStore,
  SuppressionStore,
  UnsubscribeStore,
} from '../ports.ts';
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
