import { Group, ScrollArea, Table, Text, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { downloadCsv } from './csv.ts';

/** A column: how a row's value is written, and by what rows are sorted and exported (`value`). */
export type Column<Row> = {
  key: string;
  label: string;
  value: (row: Row) => string | number | undefined;
  cell?: (row: Row) => ReactNode;
  align?: 'right';
};

type TableViewProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** What the exported file is called; without it there is no export. */
  csvName?: string;
};

type Sorting = { key: string; isDescending: boolean };

/** A table of what is at hand: sorted by a click on a heading, exported as CSV. Long lists have a table of their own. */
export function TableView<Row>({ caption, columns, rows, rowKey, csvName }: TableViewProps<Row>) {
  const [sorting, setSorting] = useState<Sorting>();
  const sorted = sortedRows(rows, columns, sorting);
  return (
    <div>
      {csvName && (
        <Group justify="flex-end" mb={4} className="no-print">
          <UnstyledButton fz="sm" td="underline" onClick={() => downloadCsv(csvName, columns, sorted)}>
            Export CSV
          </UnstyledButton>
        </Group>
      )}
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': caption }}>
        <Table verticalSpacing="xs" highlightOnHover>
          <Table.Caption>{caption}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sorting={sorting} onSort={setSorting} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {columns.map(({ key, cell, value, align }) => (
                  <Table.Td key={key} ta={align}>
                    {cell ? cell(row) : (value(row) ?? '')}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </div>
  );
}

type HeadCellProps<Row> = { column: Column<Row>; sorting?: Sorting; onSort: (sorting: Sorting) => void };

function HeadCell<Row>({ column: { key, label, align }, sorting, onSort }: HeadCellProps<Row>) {
  const isSorted = sorting?.key === key;
  const direction = sorting?.isDescending ? 'descending' : 'ascending';
  return (
    <Table.Th aria-sort={isSorted ? direction : 'none'} ta={align}>
      <UnstyledButton
        fz="sm"
        fw={600}
        onClick={() => onSort({ key, isDescending: isSorted ? !sorting.isDescending : align === 'right' })}
      >
        {label}
        <Text span aria-hidden c="dimmed" inherit>
          {isSorted ? (sorting.isDescending ? ' ↓' : ' ↑') : ''}
        </Text>
      </UnstyledButton>
    </Table.Th>
  );
}

function sortedRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting?: Sorting): readonly Row[] {
  const column = columns.find(({ key }) => key === sorting?.key);
  if (!column) return rows;
  const sign = sorting?.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(column.value(a), column.value(b)));
}

/** What has no value comes last in ascending order. */
function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
