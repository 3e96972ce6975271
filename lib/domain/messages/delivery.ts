import type { Audience, Category } from './message.ts';

/**
 * What a person may decide about a message: `cancel` a held one, `send-again` what failed, nobody knows the end of, or was
 * cancelled (the gate weighs it anew), `leave` as it is what nobody knows the end of.
 */
export const deliveryDecisions = ['cancel', 'send-again', 'leave'] as const;
export type DeliveryDecision = (typeof deliveryDecisions)[number];

/** What a person decided about a message, who and when (ISO 8601). */
export type Decided = { decision: DeliveryDecision; by: string; at: string };

/**
 * Where a delivery stands. `held` and `claimed` are still to be decided; `unknown` means that it may or may not have
 * gone (the connection broke), and that it is not sent again, so that nobody gets it twice.
 */
export const deliveryStates = ['held', 'claimed', 'sent', 'dropped', 'failed', 'unknown'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What becomes of anything that leaves the house. Instants are ISO 8601. */
type Fate = {
  deliveryId: string;
  state: DeliveryState;
  /** Why it is held, was dropped, or failed. */
  reason?: string;
  createdAt: string;
  /** When a held message is weighed again, or a claim that nobody settled is looked into. */
  dueAt?: string;
  /** When it was sent, dropped or given up. */
  settledAt?: string;
  /** How often it was claimed. */
  attempts: number;
  /** What a person decided about it last. */
  decided?: Decided;
};

/** What a run had to say to whom. Its id is derived from run and step, and is also the `webhook-id`. */
type DeliveryOfRun = Fate & {
  runId: string;
  stepId: string;
  playbook: string;
  accountId: string;
  workflowsVersion: string;
  /** The playbook's exit condition: a held message is not sent once it holds. */
  exitWhen?: string;
};

export type MailDelivery = DeliveryOfRun & {
  channel: 'email';
  audience: Audience;
  category: Category;
  template: string;
  to: string[];
  contactId?: string;
  subject?: string;
  /** When it was first claimed: the date the mail carries. */
  claimedAt?: string;
  /** The mail service's own id. */
  messageId?: string;
  unsubscribeToken?: string;
  /** What the template may say besides the account: the firing's and the escalation's reasons. */
  firingReason: string;
  escalationReason?: string;
};

export type WebhookDelivery = DeliveryOfRun & { channel: 'webhook'; endpoint: string; body: string; status?: number };

/** A mail to colleagues of our own that is about no one account: minutes, a digest. It carries its whole text. */
export type InternalDelivery = Fate & {
  [K in keyof Omit<DeliveryOfRun, keyof Fate>]?: undefined;
} & {
  channel: 'internal';
  /** What it is, in a word or two: `review minutes`. */
  about: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  claimedAt?: string;
  messageId?: string;
};

export type Delivery = MailDelivery | WebhookDelivery | InternalDelivery;

/** How something leaves the house. */
export const deliveryChannels = ['email', 'webhook', 'internal'] as const;

/** The id of the one delivery a step of a run makes; the mail's and the webhook's id. */
export function deliveryIdOf(runId: string, stepId: string): string {
  return `${runId}.${stepId}`;
}

/** True when nothing more happens to the delivery. */
export function isSettled({ state }: Pick<Delivery, 'state'>): boolean {
  return state !== 'held' && state !== 'claimed';
}
