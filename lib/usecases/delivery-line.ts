import type { Delivery, DeliveryState } from '../domain/messages/delivery.ts';

/** A message as a list shows it: to whom (addresses, or a webhook's endpoint), what became of it and why. Instants are ISO 8601. */
export type DeliveryLine = {
  deliveryId: string;
  runId: string;
  stepId: string;
  playbook: string;
  accountId: string;
  channel: 'email' | 'webhook';
  to: string[];
  subject?: string;
  template?: string;
  state: DeliveryState;
  /** Why it is held, was dropped, or failed. */
  reason?: string;
  createdAt: string;
  /** When a held message is weighed again. */
  dueAt?: string;
  settledAt?: string;
};

/** What is shown of a delivery: never the token of its unsubscribe link. */
export function deliveryLine(delivery: Delivery): DeliveryLine {
  const { deliveryId, runId, stepId, playbook, accountId, state, reason, createdAt, dueAt, settledAt } = delivery;
  const common = { deliveryId, runId, stepId, playbook, accountId, state, reason, createdAt, dueAt, settledAt };
  if (delivery.channel === 'webhook') return { ...common, channel: 'webhook', to: [delivery.endpoint] };
  const { to, subject, template } = delivery;
  return { ...common, channel: 'email', to, subject, template };
}
