import type { Decided, Delivery, DeliveryDecision, DeliveryState } from '../domain/messages/delivery.ts';
import { decisionsFor } from '../domain/messages/delivery-decision.ts';

/** A message as a list shows it: to whom (addresses, or a webhook's endpoint), what became of it and why. Instants are ISO 8601. */
export type DeliveryLine = {
  deliveryId: string;
  /** What it belongs to; absent for mail to colleagues that is about no one account. */
  runId?: string;
  stepId?: string;
  playbook?: string;
  accountId?: string;
  channel: Delivery['channel'];
  /** What a mail to colleagues is: `review minutes`. */
  about?: string;
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
  /** What a person decided about it last, and what may be decided now. */
  decided?: Decided;
  decisions: DeliveryDecision[];
};

/** What is shown of a delivery: never the token of its unsubscribe link. */
export function deliveryLine(delivery: Delivery): DeliveryLine {
  const { deliveryId, state, reason, createdAt, dueAt, settledAt, decided } = delivery;
  const decisions = decisionsFor(delivery);
  const fate = { deliveryId, state, reason, createdAt, dueAt, settledAt, decided, decisions };
  if (delivery.channel === 'internal') {
    const { about, to, subject } = delivery;
    return { ...fate, channel: 'internal', about, to, subject };
  }
  const { runId, stepId, playbook, accountId } = delivery;
  const common = { ...fate, runId, stepId, playbook, accountId };
  if (delivery.channel === 'webhook') return { ...common, channel: 'webhook', to: [delivery.endpoint] };
  const { to, subject, template } = delivery;
  return { ...common, channel: 'email', to, subject, template };
}
