import { csvCell } from '../../../lib/domain/csv-cell.ts';
import { escaped } from '../../../lib/domain/html.ts';
import type { RetentionDefinition } from '../../../lib/domain/retention/definitions.ts';
import { type Column, table, wrapped } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { heading } from '../words.ts';

/** A cell as it is: how it is worded is for who shows it. */
export type Cell = string | number | undefined;

/** A column of a report: its title, what lies in it, and how a person reads that. */
export type SheetColumn = {
  title: string;
  /** For CSV: the name of the column, and what `cell` gives as it is. */
  name: string;
  align?: 'left' | 'right';
  grow?: number;
  words?: (cell: Cell) => string;
};

/** A table of a report. */
export type SheetTable = { title: string; columns: SheetColumn[]; rows: Cell[][]; note?: string };

/** A report for people: what is the matter, in lines; its tables, the main one first; and what each figure is. */
export type ReportSheet = {
  title: string;
  lines: string[];
  tables: SheetTable[];
  definitions: readonly RetentionDefinition[];
};

const plain = (cell: Cell): string => (cell === undefined ? '–' : String(cell));
const told = ({ words = plain }: SheetColumn, cell: Cell): string => (cell === undefined ? '–' : words(cell));

/** A report for the terminal. */
export function inText({ title, lines, tables, definitions }: ReportSheet, terminal: Terminal): string {
  return [
    `${heading(title, terminal)}\n${lines.map((line) => wrapped(line, terminal, 'reset')).join('\n')}`,
    ...tables.filter(({ rows }) => rows.length > 0).map((one) => tableText(one, terminal)),
    definitions.map(({ label, definition }) => wrapped(`${label}: ${definition}`, terminal)).join('\n'),
  ].join('\n\n');
}

function tableText({ title, columns, rows, note }: SheetTable, terminal: Terminal): string {
  const drawn = columns.map(
    (column, index): Column<Cell[]> => ({
      title: column.title,
      cell: (row) => told(column, row[index]),
      ...(column.align && { align: column.align }),
      ...(column.grow && { grow: column.grow }),
    }),
  );
  const below = note ? `\n${wrapped(note, terminal)}` : '';
  return `${heading(title, terminal)}\n${table(rows, drawn, terminal)}${below}`;
}

/** The first table of a report as CSV (RFC 4180), as it is: shares of 1, money as a number. */
export function inCsv({ tables: [first] }: ReportSheet): string {
  if (!first) return '';
  const lines = [first.columns.map(({ name }) => name), ...first.rows];
  return lines.map((line) => line.map(csvCell).join(',')).join('\r\n');
}

const style = `
body { font: 11pt/1.45 system-ui, sans-serif; color: #1a1b1e; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top; }
th { font-weight: 600; border-bottom: 1px solid #adb5bd; } td { border-bottom: 1px solid #e9ecef; }
.right { text-align: right; font-variant-numeric: tabular-nums; } dl { font-size: .85rem; color: #495057; } dt { font-weight: 600; }
dd { margin: 0 0 .5rem; } code { font-size: .8rem; } tr, dt, dd { break-inside: avoid; }`;

/** A report as a page of HTML that stands by itself, made to be printed. */
export function inHtml({ title, lines, tables, definitions }: ReportSheet): string {
  const body = [
    `<h1>${escaped(title)}</h1>`,
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    ...tables.map(tableHtml),
    '<h2>What the figures are</h2><dl>',
    ...definitions.map(
      ({ label, definition, query }) =>
        `<dt>${escaped(label)}</dt><dd>${escaped(definition)}<br><code>${escaped(query)}</code></dd>`,
    ),
    '</dl>',
  ];
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body>\n${body.join('\n')}\n</body></html>`;
}

function tableHtml({ title, columns, rows, note }: SheetTable): string {
  const side = ({ align }: SheetColumn) => (align === 'right' ? ' class="right"' : '');
  const head = columns.map((one) => `<th scope="col"${side(one)}>${escaped(one.title)}</th>`).join('');
  const lines = rows.map(
    (row) =>
      `<tr>${columns.map((one, index) => `<td${side(one)}>${escaped(told(one, row[index]))}</td>`).join('')}</tr>`,
  );
  const below = note ? `<p>${escaped(note)}</p>` : '';
  return `<h2>${escaped(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table>${below}`;
}
