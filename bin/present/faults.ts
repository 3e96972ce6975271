import { relative } from 'node:path';
import type { Fault } from '../../lib/domain/errors.ts';
import type { Terminal } from './terminal.ts';

/** Faults as a compiler prints them: place, message, the line with a caret, and the remedy. */
export function presentFaults(faults: readonly Fault[], terminal: Terminal): string {
  return faults.map((fault) => presentFault(fault, terminal)).join('\n\n');
}

/** Faults name files inside the folder; a person wants a path to open. */
export function inFolder(faults: readonly Fault[], folder: string): Fault[] {
  return faults.map((fault) => ({ ...fault, file: relative('.', `${folder}/${fault.file}`) }));
}

function presentFault({ file, path, message, hint, position, excerpt }: Fault, terminal: Terminal): string {
  const place = [file, position?.line, position?.column].filter((part) => part !== undefined && part !== '').join(':');
  const where = place || path;
  const lines = [`${terminal.paint('bold', where)}: ${terminal.paint('red', message)}`];
  if (excerpt)
    lines.push(
      excerpt
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n'),
    );
  if (hint) lines.push(`    ${terminal.paint('cyan', hint)}`);
  return lines.join('\n');
}
