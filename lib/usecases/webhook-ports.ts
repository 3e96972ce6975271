import type { DeliveryStore, EndpointStore, Secrets, WebhookSender } from '../ports/delivery.ts';
import type { DayStore } from '../ports/judging.ts';
import type { Clock } from '../ports/system.ts';
import type { WorkflowPorts } from './load-workflows.ts';

/** What webhooks are written, signed and sent with. */
export type WebhookPorts = WorkflowPorts & {
  days: DayStore;
  deliveries: DeliveryStore;
  endpointStore: EndpointStore;
  secrets: Secrets;
  webhooks: WebhookSender;
  clock: Clock;
};
