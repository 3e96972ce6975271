import { styleText } from 'node:util';

/** A colour or weight of text. */
export type Style = Parameters<typeof styleText>[0];

/** Where a command writes: what was asked for to `out`, all else to `err`. Colours vanish when `out` is no terminal or NO_COLOR is set. */
export type Terminal = {
  out(text: string): void;
  err(text: string): void;
  /** Width to lay out for, in characters. */
  columns: number;
  /** True when a person is watching: progress bars may be drawn. */
  interactive: boolean;
  paint(style: Style, text: string): string;
};

const LEAST_COLUMNS = 60;
const MOST_COLUMNS = 120;
const COLUMNS_OF_A_FILE = 100;

/** The terminal of this process. */
export function openTerminal(stdout = process.stdout, stderr = process.stderr): Terminal {
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    columns: Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, stdout.columns ?? COLUMNS_OF_A_FILE)),
    interactive: Boolean(stderr.isTTY),
    paint: (style, text) => (text === '' ? '' : styleText(style, text, { stream: stdout })),
  };
}
