import type { MailDelivery } from '../domain/messages/delivery.ts';
import { dispatchMail, keepDraft, settle } from './dispatch-mail.ts';
import { loadCurrentWorkflows } from './load-workflows.ts';
import type { MessagePorts } from './message-ports.ts';
import { weighMessage } from './weigh-message.ts';

/** A claim that nobody settled within this time was left behind by a crash. */
const CLAIM_IN_MS = 15 * 60_000;

/**
 * Weighs a message that is new or whose hold is over, by today's settings, and sends, holds or drops it. Before it is
 * sent it is claimed by a conditional write, so that of several that try only one sends.
 */
export async function decideMessage(
  message: MailDelivery,
  { isNew }: { isNew: boolean },
  ports: MessagePorts,
): Promise<MailDelivery> {
  const { settings } = await loadCurrentWorkflows(ports);
  const verdict = await weighMessage(message, settings, ports);
  const now = ports.clock.now();
  const write = (after: MailDelivery) =>
    isNew ? ports.deliveries.create(after) : ports.deliveries.change(message, after);
  if (verdict.verdict === 'send') {
    const claimed = await claim(message, now, ports);
    return (await write(claimed)) ? dispatchMail(claimed, ports) : asItIs(message, ports);
  }
  const after: MailDelivery =
    verdict.verdict === 'hold'
      ? { ...message, state: 'held', reason: verdict.reason, dueAt: new Date(verdict.until).toISOString() }
      : { ...message, state: 'dropped', reason: verdict.reason, dueAt: undefined, settledAt: now.toISOString() };
  if (!(await write(after))) return asItIs(message, ports);
  if (isNew && after.state === 'held') await keepDraft(after, ports);
  return after;
}

/** Goes on with a message whose sending was interrupted: again where the service refuses duplicates, never otherwise. */
export async function resumeClaimed(message: MailDelivery, ports: MessagePorts): Promise<MailDelivery> {
  if (!ports.mailer.refusesDuplicates) {
    return settle(message, { state: 'unknown', reason: 'sending was interrupted; it may or may not have gone' }, ports);
  }
  const claimed = await claim(message, ports.clock.now(), ports);
  return (await ports.deliveries.change(message, claimed)) ? dispatchMail(claimed, ports) : asItIs(message, ports);
}

/** The message as claimed; a customer's gets the token of its unsubscribe link, which is stored before the mail can arrive. */
async function claim(message: MailDelivery, now: Date, ports: MessagePorts): Promise<MailDelivery> {
  const { deliveryId, category, audience, to } = message;
  const unsubscribeToken = message.unsubscribeToken ?? (audience === 'customer' ? ports.ids.next() : undefined);
  if (unsubscribeToken && !message.unsubscribeToken) {
    await ports.unsubscribes.write({ token: unsubscribeToken, deliveryId, category, address: to[0] ?? '' });
  }
  const dueAt = new Date(now.getTime() + CLAIM_IN_MS).toISOString();
  const claimedAt = message.claimedAt ?? now.toISOString();
  return {
    ...message,
    state: 'claimed',
    reason: undefined,
    attempts: message.attempts + 1,
    unsubscribeToken,
    dueAt,
    claimedAt,
  };
}

async function asItIs(message: MailDelivery, { deliveries }: MessagePorts): Promise<MailDelivery> {
  return ((await deliveries.find(message.deliveryId)) as MailDelivery | undefined) ?? message;
}
