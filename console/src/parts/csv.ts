import { csvCell } from '../../../lib/domain/csv-cell.ts';

type CsvColumn<Row> = { label: string; value: (row: Row) => string | number | undefined };

/** Rows as CSV (RFC 4180), with a first line of labels. A text that a spreadsheet would take for a formula is kept a text. */
export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map(({ value }) => csvCell(value(row))));
  return [columns.map(({ label }) => csvCell(label)), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** Has the browser save rows as a CSV file, readable by spreadsheets (UTF-8 with a mark). */
export function downloadCsv<Row>(name: string, columns: readonly CsvColumn<Row>[], rows: readonly Row[]): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', csvOf(columns, rows)], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: url, download: `${name}.csv` }).click();
  URL.revokeObjectURL(url);
}
