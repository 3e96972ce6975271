import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shareText } from '../formats.ts';
import type { AddressTexts } from '../use-address.ts';
import classes from './share-bars.module.css';

/** A row: how many of the whole, and the list of those that are in it. */
export type ShareRow = {
  key: string;
  label: string;
  value: number;
  note?: string;
  isStrong?: boolean;
  to?: string;
  search?: AddressTexts;
};

type ShareBarsProps = {
  label: string;
  rows: readonly ShareRow[];
  whole: number;
  valueText: (value: number) => string;
  /** The bars only compare: their share of the whole says nothing. @default false */
  onlyCompares?: boolean;
};

/** Shares of a whole, one below the other, as a funnel is read. The figures are texts: it needs no table beside it. */
export function ShareBars({ label, rows, whole, valueText, onlyCompares = false }: ShareBarsProps) {
  return (
    <ul className={classes.list} aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          <Row row={row} share={whole > 0 ? row.value / whole : 0} valueText={valueText} onlyCompares={onlyCompares} />
        </li>
      ))}
    </ul>
  );
}

type RowProps = { row: ShareRow; share: number } & Required<Pick<ShareBarsProps, 'valueText' | 'onlyCompares'>>;

function Row({ row, share, valueText, onlyCompares }: RowProps) {
  const { label, value, note, isStrong, to, search } = row;
  const content = (
    <>
      <Text size="sm" fw={isStrong ? 650 : 400} className={classes.label}>
        {label}
        {note && (
          <Text span size="xs" c="dimmed">
            {' '}
            {note}
          </Text>
        )}
      </Text>
      <Text size="sm" className={classes.value}>
        {valueText(value)}{' '}
        {!onlyCompares && (
          <Text span c="dimmed" inherit>
            {shareText(share)}
          </Text>
        )}
      </Text>
      <span className={classes.track} aria-hidden>
        <span className={classes.bar} data-strong={isStrong || undefined} style={{ width: `${share * 100}%` }} />
      </span>
    </>
  );
  if (!to) return <div className={classes.row}>{content}</div>;
  return (
    <Link className={classes.row} to={to} search={search as never}>
      {content}
    </Link>
  );
}
