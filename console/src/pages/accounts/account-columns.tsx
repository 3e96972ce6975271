import type { ReactNode } from 'react';
import { accountOrder } from '../../../../lib/domain/portfolio/account-order.ts';
import type { PortfolioRow } from '../../../../lib/domain/portfolio/portfolio-row.ts';
import { BandBadge } from '../../parts/band-badge.tsx';
import { dayText, numberText, shareText } from '../../parts/formats.ts';
import { amountText } from '../../parts/revenue.ts';
import type { Account } from './account.ts';
import classes from './account-grid.module.css';

/** A column: what it sorts and exports by, how it looks, how wide it is in pixels. */
export type AccountColumn = {
  id: string;
  label: string;
  width: number;
  value: (row: Account) => string | number | undefined;
  cell?: (row: Account) => ReactNode;
  align?: 'right';
  /** Shown unless somebody chose otherwise. */
  isUsual?: true;
  compare?: (a: Account, b: Account) => number;
};

const day = (of: (row: Account) => string | undefined) => ({
  value: of,
  cell: (row: Account) => {
    const found = of(row);
    return found ? dayText(found) : '';
  },
});

const pressing = accountOrder('risk');
const points = (now: number | undefined, before: number | undefined) =>
  now === undefined || before === undefined ? undefined : Math.round(10 * (now - before)) / 10;
const trend = (days: 'days7' | 'days28') => ({
  align: 'right' as const,
  value: (row: Account) => points(row.score, row.trend?.[days]?.score),
  cell: (row: Account) => <TrendText change={points(row.score, row.trend?.[days]?.score)} />,
});

/** Every column there is, in the order in which they stand. */
export const accountColumns: readonly AccountColumn[] = [
  {
    id: 'name',
    label: 'Account',
    width: 240,
    isUsual: true,
    value: ({ name, accountId }) => name ?? accountId,
    cell: (row) => <NameLink row={row} />,
  },
  {
    id: 'health',
    label: 'Health',
    width: 124,
    isUsual: true,
    value: ({ band, score }) => (score === undefined ? band : `${band} ${Math.round(score)}`),
    cell: ({ band, score }) => <BandBadge band={band} score={score} />,
    compare: (a, b) => pressing(a as PortfolioRow, b as PortfolioRow),
  },
  { id: 'trend', label: '28 days', width: 84, isUsual: true, ...trend('days28') },
  { id: 'why', label: 'What costs it most', width: 280, isUsual: true, value: ({ reasons = [] }) => reasons[0] },
  {
    id: 'churnRisk',
    label: 'Churn risk',
    width: 100,
    isUsual: true,
    align: 'right',
    value: ({ churnRisk }) => churnRisk,
    cell: ({ churnRisk }) => (churnRisk === undefined ? '' : shareText(churnRisk)),
  },
  {
    id: 'mrr',
    label: 'MRR',
    width: 100,
    isUsual: true,
    align: 'right',
    value: ({ mrr }) => mrr,
    cell: ({ mrr, currency }) => (mrr === undefined ? '' : amountText(mrr, currency)),
  },
  { id: 'renewal', label: 'Renewal', width: 124, isUsual: true, ...day(({ renewalDay }) => renewalDay) },
  {
    id: 'owner',
    label: 'CSM',
    width: 140,
    isUsual: true,
    value: ({ owner }) => owner,
    // The part of an address before the @ is enough to know a colleague by.
    cell: ({ owner }) => owner?.split('@')[0],
  },
  {
    id: 'implemented',
    label: 'Implemented',
    width: 136,
    isUsual: true,
    value: ({ implementedDay }) => implementedDay,
    cell: (row) => <ImplementedText row={row} />,
  },
  { id: 'week', label: '7 days', width: 86, ...trend('days7') },
  { id: 'industry', label: 'Industry', width: 150, value: ({ industry }) => industry },
  { id: 'sizeBand', label: 'Size', width: 100, value: ({ sizeBand }) => sizeBand },
  { id: 'plan', label: 'Plan', width: 110, value: ({ plan }) => plan },
  { id: 'stage', label: 'Stage', width: 120, value: ({ stage }) => stage },
  { id: 'signup', label: 'Signed up', width: 124, ...day(({ signupDay }) => signupDay) },
  { id: 'cancelled', label: 'Cancelled', width: 124, ...day(({ cancelledDay }) => cancelledDay) },
  {
    id: 'overdue',
    label: 'Milestones overdue',
    width: 240,
    value: ({ overdueMilestones = [] }) => overdueMilestones.join(', '),
  },
  {
    id: 'coverage',
    label: 'Coverage',
    width: 104,
    align: 'right',
    value: ({ coverage }) => coverage,
    cell: ({ coverage }) => (coverage === undefined ? '' : shareText(coverage)),
  },
  { id: 'fired', label: 'Rules today', width: 200, value: ({ firings = [] }) => firings.join(', ') },
  { id: 'id', label: 'Id', width: 150, value: ({ accountId }) => accountId },
];

/** The columns of the file: an amount is worth nothing without its currency, which stands beside it. */
export function exportColumns(columns: readonly AccountColumn[]): Pick<AccountColumn, 'label' | 'value'>[] {
  return columns.flatMap((column) =>
    column.id === 'mrr' ? [column, { label: 'Currency', value: ({ currency }: Account) => currency }] : [column],
  );
}

/** The name, leading to the account: a plain link, which the grid follows; the grid itself is what the keyboard is in. */
export function NameLink({ row: { accountId, name } }: { row: Account }) {
  return (
    <a
      className={classes.link}
      href={`/accounts/${encodeURIComponent(accountId)}`}
      data-account={accountId}
      tabIndex={-1}
    >
      {name ?? accountId}
    </a>
  );
}

/** How many points the score moved, with its direction. */
export function TrendText({ change }: { change: number | undefined }) {
  if (change === undefined || change === 0) return change === 0 ? '0' : '';
  return (
    <span className={change < 0 ? classes.fell : undefined}>
      {change < 0 ? '−' : '+'}
      {numberText(Math.abs(change))}
    </span>
  );
}

function ImplementedText({ row: { implementedDay, overdueMilestones = [] } }: { row: Account }) {
  if (implementedDay) return dayText(implementedDay);
  const late = overdueMilestones.length;
  return <span className={classes.dim}>{late > 0 ? `not yet, ${late} late` : 'not yet'}</span>;
}
