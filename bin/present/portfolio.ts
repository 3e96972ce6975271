import type { PortfolioRow } from '../../lib/domain/portfolio/portfolio-row.ts';
import type { AccountsPage } from '../../lib/usecases/list-accounts.ts';
import { type Column, table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, cut, heading, inBand, money, more } from './words.ts';

/** A page of the portfolio: a line per account with its score and, in words, what costs it the most. */
export function presentPortfolio({ day, total, accounts, next }: AccountsPage, terminal: Terminal): string {
  if (!day) return 'No day has been judged yet. Import an export (holdfast import), then judge it (holdfast run).';
  const title = heading(`${counted(total, 'account')} as judged on ${day}`, terminal);
  if (total === 0) return `${title}\n\n  None fits what you asked for.`;
  return `${title}\n\n${portfolioTable(accounts, terminal)}${more(accounts.length, total, next, terminal)}`;
}

/** The lines alone: worst measures as reasons, then milestones overdue and rules fired. */
export function portfolioTable(rows: readonly PortfolioRow[], terminal: Terminal): string {
  return table(
    rows,
    terminal.columns < 90
      ? narrow(terminal)
      : [...narrow(terminal).slice(0, 3), ...extra, ...narrow(terminal).slice(3)],
    terminal,
  );
}

function narrow(terminal: Terminal): Column<PortfolioRow>[] {
  return [
    {
      title: 'Score',
      align: 'right',
      cell: (row) => inBand(row.band, row.score === undefined ? '–' : row.score.toFixed(0), terminal),
    },
    { title: 'Band', cell: (row) => inBand(row.band, row.band, terminal) },
    { title: 'Account', cell: (row) => accountCell(row, terminal) },
    { title: 'Why', grow: 1, cell: whyOf },
  ];
}

const extra: Column<PortfolioRow>[] = [
  { title: 'MRR', align: 'right', cell: (row) => money(row.mrr, row.currency) },
  { title: 'Renewal', cell: (row) => row.renewalDay ?? '–' },
];

function accountCell({ accountId, name }: PortfolioRow, terminal: Terminal): string {
  const id = terminal.paint('dim', accountId);
  return name && name !== accountId ? `${cut(name, 28)}\n${id}` : accountId;
}

/** At most two reasons and what is overdue: a line to read, not a report. */
export function whyOf(row: PortfolioRow): string {
  const overdue = row.overdueMilestones.length > 0 ? [`overdue: ${row.overdueMilestones.join(', ')}`] : [];
  const reasons = [...row.reasons.slice(0, 2), ...overdue];
  return reasons.length > 0 ? reasons.join('; ') : '';
}
