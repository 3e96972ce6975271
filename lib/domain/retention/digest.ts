import { escaped } from '../html.ts';
import type { DigestPeriod } from './digest-period.ts';

/** A sentence of a digest, and the page of the console that shows what is behind it. */
export type DigestLine = { text: string; path: string };

/** What changed, and what is to be decided: never more than a screen. */
export type Digest = { period: DigestPeriod; company: string; changes: DigestLine[]; decisions: DigestLine[] };

/** A digest has no more of each; the first are the most important. */
export const mostLines = { changes: 6, decisions: 3 } as const;

/** A digest as a mail. Without an address of the console its lines have no links. */
export function digestMail({ period, company, changes, decisions }: Digest, consoleUrl: string | undefined) {
  const base = consoleUrl?.replace(/\/$/, '');
  const linked = (line: DigestLine) => (base === undefined ? undefined : `${base}${line.path}`);
  const kind = period.kind === 'weekly' ? 'week' : 'month';
  const subject = `${company}, ${kind} ${period.name}: ${subjectOf(decisions)}`;
  const parts = [
    ['What changed', changes],
    ['What to decide', decisions],
  ] as const;
  const text = parts
    .map(
      ([title, lines]) => `${title}\n${lines.map((line, index) => textLine(line, index + 1, linked(line))).join('\n')}`,
    )
    .join('\n\n');
  const html = parts.map(([title, lines]) => htmlPart(title, lines, linked)).join('\n');
  return { subject, text: `${text}\n`, html: page(subject, html) };
}

function subjectOf(decisions: readonly DigestLine[]): string {
  if (decisions.length === 0) return 'nothing to decide';
  return decisions.length === 1 ? 'one thing to decide' : `${decisions.length} things to decide`;
}

const textLine = ({ text }: DigestLine, number: number, url: string | undefined) =>
  `${number}. ${text}${url === undefined ? '' : `\n   ${url}`}`;

function htmlPart(title: string, lines: readonly DigestLine[], linked: (line: DigestLine) => string | undefined) {
  if (lines.length === 0) return '';
  const items = lines.map((line) => {
    const url = linked(line);
    const more = url === undefined ? '' : ` <a href="${escaped(url)}" style="color:#1864ab">see</a>`;
    return `<li style="margin:0 0 10px">${escaped(line.text)}${more}</li>`;
  });
  return `<h2 style="font-size:16px;margin:24px 0 8px">${title}</h2>\n<ol style="margin:0;padding-left:22px">\n${items.join('\n')}\n</ol>`;
}

function page(title: string, body: string): string {
  const style =
    'font:15px/1.5 system-ui,-apple-system,Segoe UI,sans-serif;color:#212529;max-width:600px;margin:24px auto;padding:0 16px';
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body style="${style}">\n<h1 style="font-size:19px;margin:0">${escaped(title)}</h1>\n${body}\n</body></html>`;
}
