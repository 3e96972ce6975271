import type { Terminal } from '../../bin/present/terminal.ts';

/** A terminal of so many columns without colours, that remembers what was written. */
export function aTerminal(columns = 100): Terminal & { written: string[]; warned: string[] } {
  const written: string[] = [];
  const warned: string[] = [];
  return {
    written,
    warned,
    columns,
    interactive: false,
    out: (text) => void written.push(text),
    err: (text) => void warned.push(text),
    paint: (_, text) => text,
  };
}
