import type { DomainError } from '../domain/errors.ts';
import type { MailDelivery } from '../domain/messages/delivery.ts';
import { MailNotAccepted, MailOutcomeUnknown, MailRefused, TemplateFailed } from '../domain/messages/errors.ts';
import { letterOf, tokenKept } from '../domain/messages/letter.ts';
import type { Mail } from '../domain/messages/mail.ts';
import { composeMail } from './compose-mail.ts';
import type { MessagePorts } from './message-ports.ts';

/**
 * Sends a mail that has been claimed, and writes down what became of it. A refusal is final. A mail that was not
 * accepted goes back to being held, and the failure is thrown so that the step is tried again. When nobody can tell
 * whether it was accepted, it is tried again only where the service refuses duplicates; otherwise it stays `unknown`.
 */
export async function dispatchMail(claimed: MailDelivery, ports: MessagePorts): Promise<MailDelivery> {
  try {
    const mail = await composeMail(claimed, ports);
    await keepLetter(mail, claimed.unsubscribeToken, ports);
    const { messageId } = await ports.mailer.send(mail);
    return await settle(claimed, { state: 'sent', subject: mail.subject, messageId, reason: undefined }, ports);
  } catch (error) {
    if (error instanceof MailRefused || error instanceof TemplateFailed)
      return settle(claimed, { state: 'failed', reason: error.message }, ports);
    if (error instanceof MailNotAccepted) return putBack(claimed, error, ports);
    if (!(error instanceof MailOutcomeUnknown) || ports.mailer.refusesDuplicates) throw error;
    return settle(claimed, { state: 'unknown', reason: error.message }, ports);
  }
}

/** Keeps a mail for whoever looks at it here. */
async function keepLetter(mail: Mail, token: string | undefined, { letters, clock }: MessagePorts): Promise<void> {
  await letters.keep(letterOf(mail, token, clock.now().toISOString()));
}

/** Keeps a mail that is held as it would go now. One that cannot be written yet is kept when it goes. */
export async function keepDraft(held: MailDelivery, ports: MessagePorts): Promise<void> {
  const written = await composeMail({ ...held, unsubscribeToken: tokenKept }, ports).catch((error: unknown) => {
    if (error instanceof TemplateFailed) return undefined;
    throw error;
  });
  if (written) await keepLetter(written, undefined, ports);
}

async function putBack(claimed: MailDelivery, error: DomainError, ports: MessagePorts): Promise<never> {
  const dueAt = ports.clock.now().toISOString();
  await ports.deliveries.change(claimed, { ...claimed, state: 'held', reason: error.message, dueAt });
  throw error;
}

/** Writes down the end of a delivery. */
export async function settle(
  before: MailDelivery,
  end: Pick<MailDelivery, 'state' | 'reason'> & Partial<MailDelivery>,
  ports: Pick<MessagePorts, 'deliveries' | 'clock'>,
): Promise<MailDelivery> {
  const after: MailDelivery = { ...before, ...end, dueAt: undefined, settledAt: ports.clock.now().toISOString() };
  await ports.deliveries.change(before, after);
  return after;
}
