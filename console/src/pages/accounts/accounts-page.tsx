import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useRead } from '../../api/use-read.ts';
import { downloadCsv } from '../../parts/csv.ts';
import { dayText, numberText } from '../../parts/formats.ts';
import { Page } from '../../parts/page.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { useMe } from '../../parts/use-me.ts';
import { type AccountsView, readAccountsAddress, sortText } from './account-address.ts';
import { exportColumns } from './account-columns.tsx';
import { AccountGrid } from './account-grid.tsx';
import { type Selection, useAccountTable } from './account-table.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FilterChips } from './filter-chips.tsx';
import { NoAccounts } from './no-accounts.tsx';
import { type Edited, SegmentEditor } from './segment-editor.tsx';
import { SegmentMenu } from './segment-menu.tsx';
import { type Accounts, useAccounts } from './use-accounts.ts';
import { useColumns } from './use-columns.ts';

/** Every account in a table that can be searched, narrowed, sorted, exported and acted on. */
export function AccountsPage() {
  const [view, change] = useView();
  const accounts = useAccounts(view);
  const { data } = useRead('listSegments', {});
  const segments = data?.segments ?? [];
  const columns = useColumns();
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const { mayUse } = useMe();
  const [edited, setEdited] = useState<Edited>();
  const [selection, setSelection] = useState<Selection>({});
  const maySelect = mayUse('csm') && !isNarrow;
  const table = useAccountTable({
    rows: accounts.rows,
    columns: columns.columns,
    sorting: view.sorting,
    onSort: (sorting) => change({ sort: sortText(sorting) }),
    selection,
    onSelect: setSelection,
  });
  const selected = useMemo(
    () => accounts.everybody.filter(({ accountId }) => selection[accountId]),
    [accounts.everybody, selection],
  );
  const above = ABOVE + (isFiltered(view) ? CHIPS : 0) + (maySelect && selected.length > 0 ? BULK : 0);
  const exported = () => table.getRowModel().rows.map(({ original }) => original);
  return (
    <Page
      title="Accounts"
      description={<Standing accounts={accounts} />}
      actions={
        <>
          {!isNarrow && <ColumnsMenu {...columns} />}
          <Button
            variant="default"
            leftSection={<IconDownload size={16} />}
            disabled={!accounts.isComplete}
            onClick={() => downloadCsv(`accounts-${accounts.day ?? ''}`, exportColumns(columns.columns), exported())}
          >
            Export CSV
          </Button>
        </>
      }
    >
      <Stack gap="xs" style={{ '--above': `${above}px` } as never}>
        <Group gap="xs">
          <SegmentMenu
            segments={segments}
            chosen={view.segment}
            mayEdit={mayUse('csm')}
            onChange={change}
            onEdit={(segment) => setEdited({ segment, where: view.where ?? '' })}
          />
          <FilterBar filter={view.filter} everybody={accounts.everybody} onChange={change} />
        </Group>
        <FilterChips
          view={view}
          segmentName={segments.find(({ segmentId }) => segmentId === view.segment)?.name}
          onChange={change}
          onEditCondition={() => setEdited({ where: view.where ?? '' })}
        />
        {maySelect && <BulkBar selected={selected} onClear={() => setSelection({})} />}
        {accounts.problem && <ProblemBox problem={accounts.problem} onRetry={accounts.retry} />}
        {accounts.isLoading ? (
          !accounts.problem && <Skeleton height="max(360px, calc(100dvh - var(--above)))" radius="md" />
        ) : accounts.isComplete && accounts.rows.length === 0 ? (
          <NoAccounts isFiltered={isFiltered(view) || view.filter.text !== undefined} onChange={change} />
        ) : (
          <AccountGrid
            table={table}
            columns={columns.columns}
            isNarrow={isNarrow}
            maySelect={maySelect}
            total={accounts.total}
            listKey={JSON.stringify(view)}
          />
        )}
      </Stack>
      {edited && (
        <SegmentEditor
          edited={edited}
          mayEdit={mayUse('csm')}
          onClose={() => setEdited(undefined)}
          onShow={(shown) => change(shown, 'push')}
        />
      )}
    </Page>
  );
}

/** What is above the table, in pixels: it fills the rest of the window. */
const [ABOVE, CHIPS, BULK] = [206, 36, 54];

const isFiltered = ({ filter: { text: _, ...others }, where, segment }: AccountsView) =>
  where !== undefined || segment !== undefined || Object.keys(others).length > 0;

/** The page's state, the same object while it says the same: ten thousand rows are filtered by it. */
function useView() {
  const [read, change] = useAddress(readAccountsAddress);
  const said = JSON.stringify(read);
  const view = useMemo(() => JSON.parse(said) as AccountsView, [said]);
  return [view, change] as const;
}

/** How many there are, as of when, and how many of them are there already. */
function Standing({ accounts: { day, total, rows, isComplete, isLoading, unknown } }: { accounts: Accounts }) {
  if (isLoading) return 'Reading the accounts …';
  if (!day) return 'No day has been judged yet: import an export, then judge a day.';
  return (
    <Text component="span" inherit role="status">
      {numberText(total)} {total === 1 ? 'account' : 'accounts'} as of {dayText(day)}
      {!isComplete && rows.length < total && `, ${numberText(rows.length)} of them here so far`}
      {unknown > 0 && `; of ${numberText(unknown)} more it cannot be told whether the condition holds`}
    </Text>
  );
}
