import { useId } from 'react';
import type { AccountColumn } from './account-columns.tsx';
import classes from './account-grid.module.css';
import { AccountRow } from './account-row.tsx';
import type { AccountTable } from './account-table.ts';
import { GridHead } from './grid-head.tsx';
import { GRID_PLACE, useGrid } from './use-grid.ts';

type AccountGridProps = {
  table: AccountTable;
  columns: readonly AccountColumn[];
  /** A small screen: each row is a card. */
  isNarrow: boolean;
  maySelect: boolean;
  /** Rows that still come are counted, so that a reader knows how many there are. */
  total: number;
  listKey: string;
};

const SELECT = 44;

/**
 * The accounts as a grid of which only what can be seen is drawn. One Tab stop: arrows, Page and Home keys move through
 * the rows, Enter opens an account, Space selects it.
 */
export function AccountGrid({ table, columns, isNarrow, maySelect, total, listKey }: AccountGridProps) {
  const id = useId();
  const grid = useGrid(table, { rowHeight: isNarrow ? 92 : 44, maySelect, listKey });
  const width = columns.reduce((sum, column) => sum + column.width, maySelect ? SELECT : 0);
  const template = `${maySelect ? `${SELECT}px ` : ''}${columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' ')}`;
  const rowId = (index: number) => `${id}-${index}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot draw a part of its rows
    <div
      ref={grid.scrollRef}
      className={classes.grid}
      role="grid"
      aria-label="Accounts"
      aria-rowcount={total + 1}
      aria-colcount={isNarrow ? 1 : columns.length + Number(maySelect)}
      aria-multiselectable={maySelect || undefined}
      aria-activedescendant={grid.active === undefined ? undefined : rowId(grid.active)}
      tabIndex={0}
      data-scroll-restoration-id={GRID_PLACE}
      onKeyDown={grid.onKeyDown}
      onClick={grid.onClick}
      onFocus={grid.onFocus}
      data-narrow={isNarrow || undefined}
      style={{ '--columns': template, '--width': `${width}px` } as never}
    >
      <GridHead table={table} columns={columns} isNarrow={isNarrow} maySelect={maySelect} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className={classes.body} style={{ height: grid.height }}>
        {grid.items.map(({ index, start }) => {
          const row = grid.rows[index];
          if (!row) return null;
          return (
            <AccountRow
              key={row.id}
              id={rowId(index)}
              row={row}
              index={index}
              start={start}
              columns={columns}
              isNarrow={isNarrow}
              maySelect={maySelect}
              isSelected={row.getIsSelected()}
              isActive={grid.active === index}
            />
          );
        })}
      </div>
    </div>
  );
}
