import { DomainError } from '../../lib/domain/errors.ts';
import { FaultsFound } from '../errors.ts';
import { presentFaults } from './faults.ts';
import type { Terminal } from './terminal.ts';

/** What a failed command says: faults with their places, a sentence, or (for a script) both as JSON. Never a stack. */
export function presentError(error: unknown, { json, terminal }: { json: boolean; terminal: Terminal }): string {
  const known = error instanceof Error ? error : new Error(String(error));
  const faults = known instanceof FaultsFound ? known.faults : [];
  if (json)
    return JSON.stringify({
      error: { name: known.name, message: known.message, ...(faults.length > 0 && { faults }) },
    });
  const sentence = `${terminal.paint('red', 'holdfast:')} ${sentenceOf(known)}`;
  return faults.length > 0 ? `${presentFaults(faults, terminal)}\n\n${sentence}` : sentence;
}

/** Our own errors say what to do; one from elsewhere (a disk, a bug) at least says its kind. */
function sentenceOf(error: Error): string {
  if (error instanceof DomainError) return error.message;
  const message = error.message.split('\n')[0] || 'no message';
  return `${message} (${error.name}; if you can make it happen again, please report it)`;
}
