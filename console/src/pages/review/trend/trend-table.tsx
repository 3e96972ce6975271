import type { CohortRow } from '../../../../../lib/domain/review/cohort-row.ts';
import type { TimeTo } from '../../../../../lib/domain/review/time-to.ts';
import { numberText, shareText } from '../../../parts/formats.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';

/** A row of the table: accounts looked at together, and what they are called. */
export type NamedRow = CohortRow & { key: string; name: string };

type TrendTableProps = {
  caption: string;
  what: string;
  windows: readonly number[];
  rows: readonly NamedRow[];
  csvName: string;
};

/** The figures behind the picture: shares implemented in time, and the time it took. */
export function TrendTable({ caption, what, windows, rows, csvName }: TrendTableProps) {
  const columns: Column<NamedRow>[] = [
    { key: 'name', label: what, value: ({ key }) => key, cell: ({ name }) => name },
    { key: 'started', label: 'Signed up', value: ({ started }) => started, align: 'right' },
    ...windows.map((days) => windowColumn(days)),
    timeColumn('firstValue', 'Days to first value', ({ firstValue }) => firstValue),
    timeColumn('implemented', 'Days to implemented', ({ implemented }) => implemented),
    { key: 'left', label: 'Left', value: ({ left }) => left, align: 'right' },
  ];
  return <TableView caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} csvName={csvName} />;
}

function windowColumn(days: number): Column<NamedRow> {
  const of = ({ by }: NamedRow) => by.find((window) => window.days === days);
  return {
    key: `by-${days}`,
    label: `By day ${days}`,
    align: 'right',
    value: (row) => of(row)?.share,
    cell: (row) => {
      const window = of(row);
      if (window?.share === undefined) return window?.tooYoung ? 'too early' : 'too few';
      return `${shareText(window.share)} of ${numberText(window.of)}`;
    },
  };
}

function timeColumn(key: string, label: string, of: (row: NamedRow) => TimeTo): Column<NamedRow> {
  return {
    key,
    label,
    align: 'right',
    value: (row) => of(row).medianDays,
    cell: (row) => {
      const { medianDays, pending } = of(row);
      if (medianDays !== undefined) return numberText(medianDays);
      return pending ? 'too early' : 'fewer than half';
    },
  };
}
