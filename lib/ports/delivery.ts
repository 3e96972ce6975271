import type { Delivery } from '../domain/messages/delivery.ts';
import type { Letter } from '../domain/messages/letter.ts';
import type { Mail } from '../domain/messages/mail.ts';
import type { Category } from '../domain/messages/message.ts';
import type { MessageLog } from '../domain/messages/message-log.ts';
import type { Suppression } from '../domain/messages/suppression.ts';
import type { AttemptAnswer } from '../domain/messages/webhook-retries.ts';

/** What leaves the house, and what is held back: the outbox. */
export interface DeliveryStore {
  find(deliveryId: string): Promise<Delivery | undefined>;
  /** Those of them that there are, in no order. */
  findAll(deliveryIds: readonly string[]): Promise<Delivery[]>;
  /** Writes a delivery that is not there yet; false when it is. */
  create(delivery: Delivery): Promise<boolean>;
  /** Replaces `before` with `after`; false when somebody else changed it meanwhile. */
  change(before: Delivery, after: Delivery): Promise<boolean>;
  /** Held deliveries whose time has come and claims nobody settled, oldest first. */
  due(now: string, limit: number): Promise<Delivery[]>;
  /** The newest deliveries, whatever their state, newest first. */
  newest(limit: number): Promise<Delivery[]>;
  ofRun(runId: string): Promise<Delivery[]>;
}

/** Mails as their readers see them. */
export interface LetterStore {
  /** Keeps a letter in place of the one of its delivery. */
  keep(letter: Letter): Promise<void>;
  find(deliveryId: string): Promise<Letter | undefined>;
}

/** The recent messages to each account, which caps are counted on. */
export interface MessageLogStore {
  read(accountId: string): Promise<MessageLog>;
  /** Replaces the log that was read; false when somebody else wrote meanwhile. */
  write(log: MessageLog): Promise<boolean>;
}

/** Addresses that are not written to. They are kept as hashes only. */
export interface SuppressionStore {
  of(address: string): Promise<Suppression[]>;
  add(address: string, suppression: Suppression): Promise<void>;
  /** Takes back that the person unsubscribed from the category, and nothing else: bounces and complaints stay. */
  resubscribe(address: string, category: Category): Promise<void>;
}

/** What the unsubscribe and preferences links of a mail stand for. */
export type UnsubscribeToken = { token: string; deliveryId: string; address: string; category: Category };

export interface UnsubscribeStore {
  write(token: UnsubscribeToken): Promise<void>;
  find(token: string): Promise<UnsubscribeToken | undefined>;
}

/** Webhook endpoints that were disabled, with the URL that was: a new URL is a new endpoint. */
export type DisabledEndpoint = { endpoint: string; url: string; reason: string; disabledAt: string };

export interface EndpointStore {
  disabled(endpoint: string): Promise<DisabledEndpoint | undefined>;
  disable(endpoint: DisabledEndpoint): Promise<void>;
}

/** Sends one mail. Throws MailNotAccepted (not accepted, may be tried again), MailRefused (never will be) or MailOutcomeUnknown. */
export interface Mailer {
  /** True when the service takes each delivery id only once, so that sending again after an unclear answer is safe. */
  refusesDuplicates: boolean;
  send(mail: Mail): Promise<{ messageId: string }>;
}

export type WebhookRequest = { url: string; id: string; timestamp: number; body: string; secrets: string[] };

/** Sends one signed webhook (Standard Webhooks 1.0). `timestamp` is in seconds since 1970. */
export interface WebhookSender {
  send(request: WebhookRequest): Promise<AttemptAnswer>;
}

/** Secrets webhooks are signed with; two while one replaces the other. */
export interface Secrets {
  /** Throws SecretMissing or SecretUnavailable. */
  webhookSecrets(endpoint: string): Promise<string[]>;
}
