import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from '../../domain/messages/mail.ts';

/**
 * A mail as MIME: text and HTML parts, one-click unsubscribe (RFC 8058) where there is a link, and its delivery id.
 * The same mail gives the same bytes, so that a service can tell that it has it already.
 */
export function rawMail({ deliveryId, from, to, subject, text, html, unsubscribeUrl, sentAt }: Mail): Promise<Buffer> {
  const name = createHash('sha256').update(deliveryId).digest('hex').slice(0, 32);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const unsubscribe = unsubscribeUrl && {
    'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  const composer = new MailComposer({
    from,
    to,
    subject,
    text,
    html,
    date: sentAt,
    messageId: `<${name}@${domain}>`,
    baseBoundary: name,
    headers: { 'X-Holdfast-Delivery': deliveryId, ...unsubscribe },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
