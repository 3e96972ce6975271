import { trendPoints } from '../../lib/domain/health/trend.ts';
import type { PortfolioRow } from '../../lib/domain/portfolio/portfolio-row.ts';
import type { AccountsPage } from '../../lib/usecases/list-accounts.ts';
import { type Column, table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, cut, heading, inBand, money, more, percent, signed } from './words.ts';

/** A page of the portfolio: a line per account with its score and, in words, what costs it the most. */
export function presentPortfolio({ day, total, accounts, next }: AccountsPage, terminal: Terminal): string {
  if (!day) return 'No day has been judged yet. Import an export (holdfast import), then judge it (holdfast run).';
  const title = heading(`${counted(total, 'account')} as judged on ${day}`, terminal);
  if (total === 0) return `${title}\n\n  None fits what you asked for.`;
  return `${title}\n\n${portfolioTable(accounts, terminal)}${more(accounts.length, total, next, terminal)}`;
}

/** The lines alone: health, who it is, what the contract is worth and until when, and why. */
export function portfolioTable(rows: readonly PortfolioRow[], terminal: Terminal): string {
  const score = ({ band, score }: PortfolioRow) => inBand(band, score === undefined ? '–' : score.toFixed(0), terminal);
  // Where nothing is claimed of anybody, an empty column would only raise questions.
  const churn: Column<PortfolioRow>[] = rows.some(({ churnRisk }) => churnRisk !== undefined)
    ? [{ title: 'Churn', align: 'right', cell: ({ churnRisk }) => percent(churnRisk) }]
    : [];
  const trend: Column<PortfolioRow>[] = rows.some((row) => trendCell(row) !== '')
    ? [{ title: '7, 28 days', align: 'right', cell: trendCell }]
    : [];
  return table(
    rows,
    [
      { title: 'Score', align: 'right', cell: score },
      ...trend,
      { title: 'Band', cell: (row) => bandCell(row, terminal) },
      ...churn,
      { title: 'Account', cell: (row) => accountCell(row, terminal) },
      { title: 'MRR, renewal', align: 'right', cell: (row) => contractCell(row, terminal) },
      { title: 'Why', grow: 1, cell: whyOf },
    ],
    terminal,
  );
}

/** By how much the score rose in 7 and in 28 days, a line each. */
function trendCell({ score, trend }: PortfolioRow): string {
  const moved = [trendPoints(score, trend?.days7), trendPoints(score, trend?.days28)];
  const known = moved.some((points) => points !== undefined);
  return known ? moved.map((points) => (points === undefined ? '–' : signed(points))).join('\n') : '';
}

function bandCell({ band, overridden }: PortfolioRow, terminal: Terminal): string {
  return [inBand(band, band, terminal), ...(overridden ? [terminal.paint('dim', 'by hand')] : [])].join('\n');
}

function contractCell({ mrr, currency, renewalDay }: PortfolioRow, terminal: Terminal): string {
  return [money(mrr, currency), terminal.paint('dim', renewalDay ?? '')].join('\n').trimEnd();
}

function accountCell({ accountId, name }: PortfolioRow, terminal: Terminal): string {
  const id = terminal.paint('dim', accountId);
  return name && name !== accountId ? `${cut(name, 28)}\n${id}` : accountId;
}

/** A line to read, not a report: why the band changed today, the first words of the two costliest reasons, and how much is overdue. */
function whyOf({ reasons, overdueMilestones, bandChange }: PortfolioRow): string {
  const was = bandChange ? [`was ${bandChange.from} (${bandChange.because})`] : [];
  const overdue = overdueMilestones.length > 0 ? [`${counted(overdueMilestones.length, 'milestone')} overdue`] : [];
  return [...was, ...reasons.slice(0, 2).map((reason) => reason.split(';')[0]), ...overdue].join('; ');
}
