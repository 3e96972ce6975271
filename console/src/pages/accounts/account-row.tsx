import { memo } from 'react';
import { BandBadge } from '../../parts/band-badge.tsx';
import { dayText } from '../../parts/formats.ts';
import { amountText } from '../../parts/revenue.ts';
import type { Account } from './account.ts';
import { type AccountColumn, NameLink } from './account-columns.tsx';
import classes from './account-grid.module.css';
import type { AccountTableRow } from './account-table.ts';

type AccountRowProps = {
  id: string;
  row: AccountTableRow;
  index: number;
  start: number;
  columns: readonly AccountColumn[];
  isNarrow: boolean;
  maySelect: boolean;
  isSelected: boolean;
  isActive: boolean;
};

/** One account: cells under the headings, or a card on a small screen. */
export const AccountRow = memo(function AccountRow(props: AccountRowProps) {
  const { id, row, index, start, columns, isNarrow, maySelect, isSelected, isActive } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the grid is drawn of plain elements
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, and names the row
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={maySelect ? isSelected : undefined}
      className={classes.row}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      {isNarrow ? (
        <Card account={row.original} />
      ) : (
        <>
          {maySelect && <SelectCell row={row} isSelected={isSelected} />}
          {columns.map((column) => (
            <Cell key={column.id} column={column} account={row.original} />
          ))}
        </>
      )}
    </div>
  );
});

function Cell({ column: { id, cell, value, align }, account }: { column: AccountColumn; account: Account }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div role="gridcell" className={classes.cell} data-right={align || undefined} data-column={id}>
      <span className={classes.clip}>{cell ? cell(account) : (value(account) ?? '')}</span>
    </div>
  );
}

function SelectCell({ row, isSelected }: { row: AccountTableRow; isSelected: boolean }) {
  const { name, accountId } = row.original;
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div role="gridcell" className={classes.cell}>
      <input
        type="checkbox"
        className={classes.box}
        tabIndex={-1}
        aria-label={`Select ${name ?? accountId}`}
        checked={isSelected}
        onChange={() => {}}
        onClick={row.getToggleSelectedHandler()}
      />
    </div>
  );
}

function Card({ account }: { account: Account }) {
  const { band, score, mrr, currency, renewalDay, reasons = [] } = account;
  const facts = [
    mrr !== undefined && `${amountText(mrr, currency)} a month`,
    renewalDay && `renews ${dayText(renewalDay)}`,
  ].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div role="gridcell" className={classes.card}>
      <span className={classes.top}>
        <span className={classes.clip}>
          <NameLink row={account} />
        </span>
        <BandBadge band={band} score={score} />
      </span>
      <span className={`${classes.clip} ${classes.dim}`}>{facts.join(' · ') || 'No contract is known'}</span>
      <span className={classes.clip}>{reasons[0] ?? ''}</span>
    </div>
  );
}
