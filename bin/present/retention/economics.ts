import type { EconomicsReport } from '../../../lib/usecases/retention/report-economics.ts';
import { money } from '../words.ts';
import type { ReportSheet, SheetTable } from './report-sheet.ts';
import { numeric, percent, textual } from './words.ts';

const inMonths = (value: unknown) => `${Number(value).toFixed(1)} months`;

/** What a customer costs to win and is worth. */
export function presentEconomics(report: EconomicsReport): ReportSheet {
  const { period, day, currency = '' } = report;
  return {
    title: `Unit economics in ${currency}, ${period.from} to ${period.until} (as of ${day})`,
    lines: linesOf(report),
    tables: [channelsTable(report), cohortsTable(report)],
    definitions: report.definitions,
  };
}

function linesOf({
  currency,
  customers,
  mrr,
  arpa,
  grossMargin,
  monthlyChurn,
  cac,
  payback,
  ltv,
  ...rest
}: EconomicsReport) {
  const { onePoint, enter, ltvToCac } = rest;
  const lines = [
    `${customers} customers pay ${money(mrr, currency)} a month: ${money(arpa, currency)} each, of which ${percent(grossMargin)} is margin.`,
    `A new one costs ${money(cac, currency)}, paid back in ${payback === undefined ? '–' : inMonths(payback)}.`,
    `Logo churn is ${percent(monthlyChurn)} a month: a customer is worth ${money(ltv, currency)}${ltvToCac === undefined ? '' : `, ${ltvToCac.toFixed(1)} times what it costs`}.`,
  ];
  if (onePoint) {
    const replacing =
      onePoint.replacing === undefined ? '' : `, and ${money(onePoint.replacing, currency)} to win as many again`;
    lines.push(`One point of churn costs ${money(onePoint.revenue, currency)} of revenue a year${replacing}.`);
  }
  return [...lines, ...spendingLines(rest), ...enter.map((one) => `Not known: ${one.missing}. Enter ${one.enter}.`)];
}

/** Where figures of spending are from, what they are divided by, and what is in none of them. */
function spendingLines({
  spending,
  spendingElsewhere,
  wonIn,
}: Pick<EconomicsReport, 'spending' | 'spendingElsewhere' | 'wonIn'>): string[] {
  if (spending.length === 0 && spendingElsewhere.length === 0) return [];
  const covered = ({ origin, currency, spend, from, until }: EconomicsReport['spending'][number]) =>
    `${money(spend, currency)} ${origin}, ${from === until ? from : `${from} to ${until}`}`;
  const [here, elsewhere] = [spending.map(covered).join('; '), spendingElsewhere.map(covered).join('; ')];
  return [
    ...(here ? [`Spent on winning customers: ${here} (÷ ${winners[wonIn]}).`] : []),
    ...(elsewhere ? [`Not in these figures, because currencies are not added up: ${elsewhere}.`] : []),
  ];
}

const winners = { 'any-currency': 'all customers won', currency: 'customers won who pay in the currency' } as const;

function channelsTable({ channels }: EconomicsReport): SheetTable {
  return {
    title: 'By channel',
    columns: [
      textual('Channel', 'channel', 1),
      numeric('Won', 'won'),
      numeric('Still here', 'still_customers'),
      numeric('Spent', 'spend'),
      numeric('CAC', 'cac'),
      textual('From', 'cac_from'),
      numeric('First MRR', 'arpa'),
      { ...numeric('Paid back in', 'payback'), words: inMonths },
    ],
    rows: channels.map((one) => [
      ...[one.channel, one.won, one.stillCustomers, one.spend, one.cac, one.cacFrom, one.arpa, one.payback],
    ]),
  };
}

function cohortsTable({ cohorts }: EconomicsReport): SheetTable {
  return {
    title: 'By month of sign-up',
    columns: [
      textual('Signed up', 'signed_up'),
      numeric('Customers', 'customers'),
      numeric('Cost to win', 'cost'),
      numeric('Margin so far', 'margin'),
      { ...numeric('Profitable after', 'profitable_after'), words: (cell) => `${cell} months` },
    ],
    rows: cohorts.map(({ month, accounts, cost, margin, profitableAfter }) => [
      ...[month, accounts, cost, margin?.at(-1), profitableAfter],
    ]),
  };
}
