import { domainToASCII } from 'node:url';

const PRINTABLE = /^[\x20-\x7e]*$/;
const LONGEST_LINE = 76;
/** Bytes of text in one encoded word: base64 of 45 is 60 characters, and `=?UTF-8?B?…?=` must stay within 75. */
const BYTES_PER_WORD = 45;

/** A header's line or lines, ended. What the value says cannot begin another header: line breaks, but for its folds, become spaces. */
export function header(name: string, value: string): string {
  return `${name}: ${value.replace(/(\r\n )|[\r\n]+/g, (_, fold?: string) => fold ?? ' ')}\r\n`;
}

/** Text for a header: as it is when it is printable ASCII that fits a line, else encoded words (RFC 2047). */
export function headerText(text: string): string {
  const line = text.replace(/[\r\n\t]+/g, ' ').trim();
  return PRINTABLE.test(line) && line.length <= LONGEST_LINE - 12 && !line.includes('=?') ? line : encodedWords(line);
}

/** An address for a header (RFC 5322): its name quoted or encoded, an international domain in its ASCII form. */
export function mailbox({ name, address }: { name?: string; address: string }): string {
  const plain = address.replace(/[\s<>(),;:"\\]/g, '');
  const at = plain.lastIndexOf('@');
  const addrSpec = `${plain.slice(0, at)}@${domainToASCII(plain.slice(at + 1))}`;
  if (!name) return addrSpec;
  const text = name.replace(/[\r\n\t]+/g, ' ').trim();
  const phrase = PRINTABLE.test(text) && text.length < 60 ? `"${text.replace(/["\\]/g, '\\$&')}"` : encodedWords(text);
  return `${phrase} <${addrSpec}>`;
}

/** The body of a part in quoted-printable (RFC 2045): any UTF-8 text in ASCII lines of at most 76 characters. */
export function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => softWrapped(quotedLine(line)))
    .join('\r\n');
}

/** The line as tokens that must not be torn: a character, or `=XX` for a byte. */
function quotedLine(line: string): string[] {
  const bytes = [...Buffer.from(line, 'utf8')];
  return bytes.map((byte, index) => {
    const isLast = index === bytes.length - 1;
    const isLiteral = byte === 0x20 || byte === 0x09 ? !isLast : byte > 0x20 && byte < 0x7f && byte !== 0x3d;
    return isLiteral ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function softWrapped(tokens: string[]): string {
  let line = '';
  const lines: string[] = [];
  for (const token of tokens) {
    if (line.length + token.length >= LONGEST_LINE) {
      lines.push(`${line}=`);
      line = '';
    }
    line += token;
  }
  return [...lines, line].join('\r\n');
}

function encodedWords(text: string): string {
  const words = [''];
  for (const character of text) {
    const word = words[words.length - 1] as string;
    if (Buffer.byteLength(word + character) > BYTES_PER_WORD) words.push(character);
    else words[words.length - 1] = word + character;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}
