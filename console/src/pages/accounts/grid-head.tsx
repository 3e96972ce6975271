import { Checkbox, Text, UnstyledButton } from '@mantine/core';
import type { AccountColumn } from './account-columns.tsx';
import classes from './account-grid.module.css';
import type { AccountTable } from './account-table.ts';

type GridHeadProps = { table: AccountTable; columns: readonly AccountColumn[]; isNarrow: boolean; maySelect: boolean };

/** The headings: a click sorts, the box selects everybody who fits. On a small screen it stays for readers alone. */
export function GridHead({ table, columns, isNarrow, maySelect }: GridHeadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is drawn of plain elements
    <div role="rowgroup" className={classes.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid is the one that has the focus */}
      <div role="row" aria-rowindex={1} className={classes.row}>
        {isNarrow ? (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div role="columnheader" className={classes.cell}>
            Account
          </div>
        ) : (
          <>
            {maySelect && <SelectAll table={table} />}
            {columns.map((column) => (
              <Heading key={column.id} table={table} column={column} />
            ))}
          </>
        )}
      </div>
    </div>
  );
}

function SelectAll({ table }: { table: AccountTable }) {
  const isAll = table.getIsAllRowsSelected();
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: its box has the focus
    <div role="columnheader" className={classes.cell}>
      <Checkbox
        size="xs"
        aria-label={isAll ? 'Select none' : 'Select all that fit'}
        checked={isAll}
        indeterminate={!isAll && table.getIsSomeRowsSelected()}
        onChange={() => table.toggleAllRowsSelected(!isAll)}
      />
    </div>
  );
}

function Heading({ table, column: { id, label, align } }: { table: AccountTable; column: AccountColumn }) {
  const direction = table.getColumn(id)?.getIsSorted();
  const order = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none';
  // Figures are sorted from the largest on first.
  const sort = () => table.setSorting([{ id, desc: direction ? direction === 'asc' : align === 'right' }]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
    <div
      role="columnheader"
      aria-sort={order}
      className={classes.cell}
      data-right={align || undefined}
      data-column={id}
    >
      <UnstyledButton fz="sm" fw={600} onClick={sort} className={classes.sort}>
        {label}
        <Text span aria-hidden c="dimmed" inherit>
          {direction ? (direction === 'desc' ? ' ↓' : ' ↑') : ''}
        </Text>
      </UnstyledButton>
    </div>
  );
}
