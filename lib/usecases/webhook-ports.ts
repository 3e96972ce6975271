import type { Clock, DayStore, DeliveryStore, EndpointStore, Secrets, WebhookSender } from '../ports.ts';
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
