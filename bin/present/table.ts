import { stripVTControlCharacters } from 'node:util';
import CliTable from 'cli-table3';
import type { Style, Terminal } from './terminal.ts';

/** A column: its title, how its text lies, and (for one or two) how much of the room left over it takes. */
export type Column<T> = {
  title: string;
  cell: (row: T) => string;
  align?: 'left' | 'right';
  /** Takes a share of what the other columns leave, and wraps. */
  grow?: number;
};

const NO_LINES = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
};
const GAP = 2;
const LEAST_GROWN = 16;

/** Rows as an aligned table without rules, no wider than the terminal; the first cell is indented by two. */
export function table<T>(rows: readonly T[], columns: readonly Column<T>[], terminal: Terminal): string {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  const drawn = new CliTable({
    head: columns.map((column) => terminal.paint('dim', column.title)),
    chars: NO_LINES,
    style: { 'padding-left': GAP, 'padding-right': 0, head: [], border: [], compact: true },
    colAligns: columns.map((column) => column.align ?? 'left'),
    colWidths: widths(cells, columns, terminal.columns),
    wordWrap: true,
  });
  drawn.push(...cells);
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** A paragraph, indented as tables are and in a quiet colour, or another. */
export function wrapped(text: string, terminal: Terminal, style: Style = 'dim'): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) as string;
    if (last.length + word.length + 1 <= terminal.columns - GAP) lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  return lines.map((line) => `  ${terminal.paint(style, line)}`).join('\n');
}

function widths<T>(cells: string[][], columns: readonly Column<T>[], room: number): number[] {
  const natural = columns.map(
    (column, index) => GAP + Math.max(column.title.length, ...cells.map((row) => widthOf(row[index] ?? ''))),
  );
  const shares = columns.reduce((sum, column) => sum + (column.grow ?? 0), 0);
  const fixed = columns.reduce((sum, column, index) => sum + (column.grow ? 0 : (natural[index] ?? 0)), 0);
  const left = Math.max(LEAST_GROWN, room - fixed);
  return columns.map((column, index) => {
    const width = natural[index] ?? 0;
    return column.grow ? Math.min(width, Math.max(LEAST_GROWN, Math.floor((left * column.grow) / shares))) : width;
  });
}

/** How many characters a text takes on screen: colours take none. */
function widthOf(text: string): number {
  const lines = stripVTControlCharacters(text).split('\n');
  return Math.max(...lines.map((line) => [...line].length));
}
