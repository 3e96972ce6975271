import type { Digest, DigestLine } from '../../../lib/domain/retention/digest.ts';
import { wrapped } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { heading } from '../words.ts';

/** A digest as it stands in the mail. */
export function presentDigest(
  { period, company, changes, decisions }: Digest,
  sentTo: string[] | undefined,
  terminal: Terminal,
): string {
  const part = (title: string, lines: readonly DigestLine[]) => {
    const told = lines.map(({ text }, index) => wrapped(`${index + 1}. ${text}`, terminal, 'reset'));
    return `${heading(title, terminal)}\n${told.join('\n') || wrapped('Nothing.', terminal)}`;
  };
  return [
    heading(`${company}, ${period.kind === 'weekly' ? 'week' : 'month'} ${period.name}`, terminal),
    part('What changed', changes),
    part('What to decide', decisions),
    wrapped(sentTo ? `In the outbox as ${period.id}, to ${sentTo.join(', ')}.` : 'Nothing was sent.', terminal),
  ].join('\n\n');
}
