import {
  columnVisibilityFeature,
  createSortedRowModel,
  type RowSelectionState,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Account } from './account.ts';
import type { AccountsView } from './account-address.ts';
import { type AccountColumn, accountColumns } from './account-columns.tsx';

const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compareValues(a: string | number | undefined, b: string | number | undefined): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** What has no value comes last, whichever way it is sorted. */
const columnDefs = accountColumns.map(({ id, value, compare }) => ({
  id,
  accessorFn: compare ? (row: Account) => row.band : value,
  sortUndefined: 'last' as const,
  sortFn: (a: { original: Account }, b: { original: Account }) =>
    compare ? compare(a.original, b.original) : compareValues(value(a.original), value(b.original)),
}));

export type Selection = RowSelectionState;

type TableInput = {
  rows: readonly Account[];
  columns: readonly AccountColumn[];
  sorting: AccountsView['sorting'];
  onSort: (sorting: AccountsView['sorting']) => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
};

const NOBODY: Account[] = [];

/** The table behind the grid: sorted rows, which columns are there, and which rows are selected. */
export function useAccountTable({ rows, columns, sorting, onSort, selection, onSelect }: TableInput) {
  const columnVisibility = useMemo(() => {
    const shown = new Set(columns.map(({ id }) => id));
    return Object.fromEntries(accountColumns.map(({ id }) => [id, shown.has(id)]));
  }, [columns]);
  const state = { sorting: [sorting], rowSelection: selection, columnVisibility };
  return useTable({
    features,
    columns: columnDefs,
    data: rows.length > 0 ? (rows as Account[]) : NOBODY,
    getRowId: ({ accountId }) => accountId,
    enableSortingRemoval: false,
    state,
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(state.sorting) : update;
      if (next) onSort(next);
    },
    onRowSelectionChange: (update) => onSelect(typeof update === 'function' ? update(selection) : update),
  });
}

export type AccountTable = ReturnType<typeof useAccountTable>;
export type AccountTableRow = ReturnType<AccountTable['getRowModel']>['rows'][number];
