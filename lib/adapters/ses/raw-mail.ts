import { createHash } from 'node:crypto';
import type { Mail } from '../../domain/messages/mail.ts';
import { header, headerText, mailbox, quotedPrintable } from './mime.ts';

/**
 * A mail as MIME: text and HTML parts, one-click unsubscribe (RFC 8058) where there is a link, and its delivery id.
 * The same mail gives the same bytes, so that a service can tell that it has it already.
 */
export function rawMail({ deliveryId, from, to, subject, text, html, unsubscribeUrl, sentAt }: Mail): Buffer {
  const name = createHash('sha256').update(deliveryId).digest('hex').slice(0, 32);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const boundary = `--_holdfast-${name}`;
  const headers = [
    header('From', mailbox(from)),
    header('To', to.map((address) => mailbox({ address })).join(',\r\n ')),
    header('Subject', headerText(subject)),
    header('Message-ID', `<${name}@${domain}>`),
    header('Date', sentAt.toUTCString().replace('GMT', '+0000')),
    header('X-Holdfast-Delivery', deliveryId),
    ...unsubscribeHeaders(unsubscribeUrl),
    header('MIME-Version', '1.0'),
    header('Content-Type', `multipart/alternative; boundary="${boundary}"`),
  ];
  const parts = [part(boundary, 'plain', text), part(boundary, 'html', html)];
  return Buffer.from(`${headers.join('')}\r\n${parts.join('')}--${boundary}--\r\n`);
}

function unsubscribeHeaders(url: string | undefined): string[] {
  if (!url) return [];
  return [header('List-Unsubscribe', `<${url}>`), header('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click')];
}

function part(boundary: string, subtype: 'plain' | 'html', text: string): string {
  const headers = `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n`;
  return `--${boundary}\r\n${headers}\r\n${quotedPrintable(text)}\r\n`;
}
