import type { RenewalsReport } from '../../../lib/usecases/retention/report-renewals.ts';
import type { ReportSheet, SheetTable } from './report-sheet.ts';
import { numeric, percent, shares, textual } from './words.ts';

/** Renewals to come. */
export function presentRenewals(report: RenewalsReport): ReportSheet {
  return {
    title: `Renewals to come (as of ${report.day})`,
    lines: linesOf(report),
    tables: [forecastTable(report), renewalsTable(report), bandsTable(report), pastTable(report)],
    definitions: report.definitions,
  };
}

function linesOf({ risk, shares: bands }: RenewalsReport): string[] {
  const known = bands.filter(({ share }) => share !== undefined);
  const words = {
    sufficient: `Weighed by churn risk, told for ${risk.horizonDays} days and taken on at the same pace.`,
    insufficient: 'The history gives no sufficient signal for churn risk.',
    'no-model': 'There is no model of churn risk yet (holdfast risk train).',
  };
  const others =
    known.length > 0
      ? `Who has no risk is weighed by what its band renewed: ${known.map(({ band, share }) => `${band} ${percent(share)}`).join(', ')}.`
      : 'Bands do not say anything yet: fewer than 20 renewals were due in any of them in months that were judged.';
  return [words[risk.signal], others];
}

function forecastTable({ forecast }: RenewalsReport): SheetTable {
  return {
    title: 'By month',
    columns: [
      textual('Month', 'month'),
      textual('', 'currency'),
      numeric('Accounts', 'accounts'),
      numeric('Due', 'due'),
      numeric('Expected', 'expected'),
      numeric('At least', 'low'),
      numeric('At most', 'high'),
      numeric('Cannot say', 'untold'),
      numeric('Red', 'red'),
    ],
    rows: forecast.map(({ month, currency, accounts, due, expected, untold, byBand }) => [
      ...[month, currency, accounts, due, expected?.mrr, expected?.low, expected?.high, untold.mrr, byBand.red],
    ]),
    note: 'Between “at least” and “at most” it lies in 9 of 10 months like this one.',
  };
}

const mostLikelyToLeave = 20;

function renewalsTable({ renewals }: RenewalsReport): SheetTable {
  const riskiest = renewals
    .filter(({ chance }) => chance !== undefined)
    .toSorted((a, b) => b.mrr * (1 - (b.chance ?? 0)) - a.mrr * (1 - (a.chance ?? 0)))
    .slice(0, mostLikelyToLeave);
  return {
    title: 'Where the most is at stake',
    columns: [
      textual('Due', 'day'),
      textual('Account', 'account'),
      textual('Name', 'name', 1),
      textual('CSM', 'csm'),
      textual('Band', 'band'),
      textual('', 'currency'),
      numeric('MRR', 'mrr'),
      shares('Chance', 'chance'),
    ],
    rows: riskiest.map((one) => [
      ...[one.day, one.accountId, one.name, one.owner, one.band, one.currency, one.mrr, one.chance],
    ]),
  };
}

function bandsTable({ shares: bands }: RenewalsReport): SheetTable {
  return {
    title: 'What bands renewed',
    columns: [
      textual('Band', 'band'),
      numeric('Due', 'due'),
      numeric('Renewed', 'renewed'),
      shares('Share', 'share'),
      shares('At least', 'low'),
      shares('At most', 'high'),
    ],
    rows: bands
      .filter(({ due }) => due > 0)
      .map((one) => [one.band, one.due, one.renewed, one.share, one.low, one.high]),
  };
}

function pastTable({ past }: RenewalsReport): SheetTable {
  return {
    title: 'The year before',
    columns: [textual('Month', 'month'), numeric('Due', 'due'), numeric('Renewed', 'renewed'), shares('Rate', 'rate')],
    rows: past.map(({ month, due, renewed, rate }) => [month, due, renewed, rate]),
  };
}
