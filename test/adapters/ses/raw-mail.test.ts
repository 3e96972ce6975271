import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { rawMail } from '../../../lib/adapters/ses/raw-mail.ts';
import type { Mail } from '../../../lib/domain/messages/mail.ts';

const mail: Mail = {
  deliveryId: 'setup-stalled-20260303-0123456789abcdef.1-email',
  from: { name: 'Tidewater, Customer Success', address: 'success@tidewater.example' },
  to: ['ada@acme.example'],
  subject: 'Ihr nächster Schritt: Zürich & Söhne',
  text: 'Grüße,\n\nein Text mit Umlauten und einer sehr langen Zeile '.padEnd(1200, 'x'),
  html: '<p>Grüße</p>',
  unsubscribeUrl: 'https://cs.example.com/unsubscribe/0123456789abcdef0123456789abcdef',
  sentAt: new Date('2026-03-03T15:00:00Z'),
};
const header = (headers: { key: string; value: string }[], key: string) =>
  headers.find((one) => one.key === key)?.value;

describe('a raw mail', () => {
  it('holds text and HTML, its delivery id, and unsubscribes in one click', async () => {
    const parsed = await PostalMime.parse(await rawMail(mail));
    expect(parsed.from).toMatchObject({ name: 'Tidewater, Customer Success', address: 'success@tidewater.example' });
    expect(parsed.to).toMatchObject([{ address: 'ada@acme.example' }]);
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text?.trim()).toBe(mail.text);
    expect(parsed.html?.trim()).toBe(mail.html);
    expect(header(parsed.headers, 'x-holdfast-delivery')).toBe(mail.deliveryId);
    expect(header(parsed.headers, 'list-unsubscribe')).toBe(`<${mail.unsubscribeUrl}>`);
    expect(header(parsed.headers, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(parsed.date).toBe('2026-03-03T15:00:00.000Z');
    expect(parsed.messageId).toMatch(/^<[0-9a-f]{32}@tidewater\.example>$/);
  });

  it('is the same, byte for byte, when it is written again', async () => {
    expect((await rawMail(mail)).equals(await rawMail(mail))).toBe(true);
  });

  it('offers no way out where there is none', async () => {
    const { headers } = await PostalMime.parse(await rawMail({ ...mail, unsubscribeUrl: undefined }));
    expect(header(headers, 'list-unsubscribe')).toBeUndefined();
    expect(header(headers, 'list-unsubscribe-post')).toBeUndefined();
  });

  it('cannot be given another header by what it says', async () => {
    const { headers } = await PostalMime.parse(
      await rawMail({ ...mail, subject: 'Hello\r\nBcc: everybody@acme.example' }),
    );
    expect(header(headers, 'bcc')).toBeUndefined();
  });
});
