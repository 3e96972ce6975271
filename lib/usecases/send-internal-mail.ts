import type { InternalDelivery } from '../domain/messages/delivery.ts';
import { isSettled } from '../domain/messages/delivery.ts';
import { MailNotAccepted, MailOutcomeUnknown, MailRefused } from '../domain/messages/errors.ts';
import type { DeliveryStore, Mailer, SuppressionStore } from '../ports/delivery.ts';
import type { Clock } from '../ports/system.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

/**
 * A mail to colleagues of our own. `deliveryId` says which one it is (`minutes-2026-10`; no dots), so that it goes once;
 * `about` is what it is, in a word or two.
 */
export type InternalMail = Pick<InternalDelivery, 'deliveryId' | 'about' | 'to' | 'subject' | 'text' | 'html'>;

export type QueuePorts = { deliveries: DeliveryStore; clock: Clock };
export type InternalMailPorts = QueuePorts & WorkflowPorts & { suppressions: SuppressionStore; mailer: Mailer };

/** A claim that nobody settled within this time was left behind by a crash. */
const CLAIM_IN_MS = 15 * 60_000;

/**
 * Puts a mail to colleagues into the outbox, once; it leaves with the next look at what is due (`release-messages`).
 * `queued` is false when it was there before: what was written then stays.
 */
export async function queueInternalMail(
  mail: InternalMail,
  { deliveries, clock }: QueuePorts,
): Promise<{ delivery: InternalDelivery; queued: boolean }> {
  const createdAt = clock.now().toISOString();
  const draft: InternalDelivery = {
    ...mail,
    channel: 'internal',
    state: 'held',
    reason: 'goes with the next look at what is due',
    createdAt,
    dueAt: createdAt,
    attempts: 0,
  };
  if (await deliveries.create(draft)) return { delivery: draft, queued: true };
  return {
    delivery: ((await deliveries.find(mail.deliveryId)) as InternalDelivery | undefined) ?? draft,
    queued: false,
  };
}

/**
 * Sends a mail to colleagues at once, and only once however often it is asked for: neither caps nor quiet hours hold it,
 * and addresses that bounced are left out. Throws MailNotAccepted: it then stays in the outbox, and goes later.
 */
export async function sendInternalMail(mail: InternalMail, ports: InternalMailPorts): Promise<InternalDelivery> {
  const { delivery } = await queueInternalMail(mail, ports);
  return isSettled(delivery) ? delivery : goOnWith(delivery, ports);
}

/** Goes on with a mail that waits in the outbox, or that a crash left claimed: sent again only where the service refuses duplicates. */
export async function goOnWith(delivery: InternalDelivery, ports: InternalMailPorts): Promise<InternalDelivery> {
  if (delivery.state === 'claimed' && !ports.mailer.refusesDuplicates) {
    return isOverdue(delivery, ports)
      ? settle(delivery, { state: 'unknown', reason: 'sending was interrupted; it may or may not have gone' }, ports)
      : delivery;
  }
  const to = await reachable(delivery.to, ports);
  if (to.length === 0) {
    return settle(delivery, { state: 'dropped', reason: 'every address is suppressed after a bounce' }, ports);
  }
  const now = ports.clock.now();
  const claimed: InternalDelivery = {
    ...delivery,
    to,
    state: 'claimed',
    reason: undefined,
    attempts: delivery.attempts + 1,
    claimedAt: delivery.claimedAt ?? now.toISOString(),
    dueAt: new Date(now.getTime() + CLAIM_IN_MS).toISOString(),
  };
  if (await ports.deliveries.change(delivery, claimed)) return dispatch(claimed, ports);
  return ((await ports.deliveries.find(delivery.deliveryId)) as InternalDelivery | undefined) ?? delivery;
}

const isOverdue = ({ dueAt = '' }: InternalDelivery, { clock }: QueuePorts) => dueAt <= clock.now().toISOString();

/** Colleagues are written to whatever they unsubscribed from, but not where mail bounces. */
async function reachable(to: readonly string[], { suppressions }: InternalMailPorts): Promise<string[]> {
  const bounced = await Promise.all(
    to.map(async (address) => (await suppressions.of(address)).some(({ reason }) => reason === 'bounce')),
  );
  return to.filter((_, index) => !bounced[index]);
}

async function dispatch(claimed: InternalDelivery, ports: InternalMailPorts): Promise<InternalDelivery> {
  const { deliveryId, to, subject, text, html, claimedAt, createdAt } = claimed;
  const { settings } = await loadCurrentWorkflows(ports);
  const sentAt = new Date(claimedAt ?? createdAt);
  try {
    const mail = { deliveryId, from: settings.sender, to, subject, text, html, sentAt };
    const { messageId } = await ports.mailer.send(mail);
    return await settle(claimed, { state: 'sent', messageId, reason: undefined }, ports);
  } catch (error) {
    if (error instanceof MailRefused) return settle(claimed, { state: 'failed', reason: error.message }, ports);
    if (error instanceof MailNotAccepted) {
      const dueAt = ports.clock.now().toISOString();
      await ports.deliveries.change(claimed, { ...claimed, state: 'held', reason: error.message, dueAt });
      throw error;
    }
    if (!(error instanceof MailOutcomeUnknown) || ports.mailer.refusesDuplicates) throw error;
    return settle(claimed, { state: 'unknown', reason: error.message }, ports);
  }
}

async function settle(
  before: InternalDelivery,
  end: Partial<InternalDelivery>,
  { deliveries, clock }: QueuePorts,
): Promise<InternalDelivery> {
  const after: InternalDelivery = { ...before, ...end, dueAt: undefined, settledAt: clock.now().toISOString() };
  await deliveries.change(before, after);
  return after;
}
