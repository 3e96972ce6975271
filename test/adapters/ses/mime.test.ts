import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { header, headerText, mailbox, quotedPrintable } from '../../../lib/adapters/ses/mime.ts';

const HEADERS =
  'From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n';
const parse = (message: string) => PostalMime.parse(message);

/** Text as a person may write it: any characters but lone surrogates and control characters. */
const prose = fc
  .string({ unit: 'grapheme', maxLength: 400 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\ufeff]/gu, ''));

describe('quoted-printable', () => {
  it('is read again as it was written, in ASCII lines of at most 76 characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(prose, { maxLength: 6 }), async (lines) => {
        const text = `|${lines.join('\n')}|`;
        const encoded = quotedPrintable(text);
        expect(encoded).toMatch(/^[\t\r\n\x20-\x7e]*$/);
        expect(encoded.split('\r\n').filter((line) => line.length > 76)).toEqual([]);
        expect((await parse(`${HEADERS}\r\n${encoded}`)).text?.trimEnd().replaceAll('\r\n', '\n')).toBe(text.trimEnd());
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a = b', 'a =3D b'],
    ['ends with a space ', 'ends with a space=20'],
    ['one\ntwo\r\nthree', 'one\r\ntwo\r\nthree'],
    ['Grüße', 'Gr=C3=BC=C3=9Fe'],
    ['x'.repeat(80), `${'x'.repeat(75)}=\r\n${'x'.repeat(5)}`],
  ])('writes %j as %j', (text, encoded) => {
    expect(quotedPrintable(text)).toBe(encoded);
  });
});

describe('a header', () => {
  it('is read again as it was written, and stays within the length of a line', async () => {
    await fc.assert(
      fc.asyncProperty(prose, async (text) => {
        const written = header('Subject', headerText(text));
        expect(written.split('\r\n').filter((line) => line.length > 86)).toEqual([]);
        expect((await parse(`${written}\r\n`)).subject ?? '').toBe(text.trim());
      }),
      { numRuns: 60 },
    );
  });

  it('cannot begin another one', () => {
    expect(header('X-Holdfast-Delivery', 'one\r\nBcc: all@acme.example')).toBe(
      'X-Holdfast-Delivery: one Bcc: all@acme.example\r\n',
    );
  });
});

describe('a mailbox', () => {
  it.each([
    [{ address: 'ada@acme.example' }, 'ada@acme.example'],
    [{ name: 'Tidewater, "CS"', address: 'cs@tidewater.example' }, '"Tidewater, \\"CS\\"" <cs@tidewater.example>'],
    [{ name: 'Zoë', address: 'zoe@acme.example' }, '=?UTF-8?B?Wm/Dqw==?= <zoe@acme.example>'],
    [{ address: 'info@bücher.example' }, 'info@xn--bcher-kva.example'],
    [{ address: 'a@acme.example>\r\nBcc: b@acme.example' }, 'a@acme.exampleBccb@acme.example'],
  ])('%j is written %s', (given, written) => {
    expect(mailbox(given)).toBe(written);
  });
});
