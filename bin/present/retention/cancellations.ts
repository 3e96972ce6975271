import type { CancellationsReport } from '../../../lib/usecases/retention/report-cancellations.ts';
import { counted } from '../words.ts';
import type { ReportSheet } from './report-sheet.ts';
import { moneys, numeric, percent, reasonNames, shares, textual } from './words.ts';

/** Customers lost, with why. */
export function presentCancellations(report: CancellationsReport): ReportSheet {
  const { period, day } = report;
  return {
    title: `Customers lost, ${period.from} to ${period.until} (as of ${day})`,
    lines: linesOf(report),
    tables: [casesTable(report), reasonsTable(report), monthsTable(report), rulesTable(report)],
    definitions: report.definitions,
  };
}

function linesOf({
  lost,
  examined,
  revenue,
  neverImplemented,
  agreement,
  caught,
  leaving,
  casesLeftOut,
}: CancellationsReport) {
  const lines = [`${counted(lost, 'customer')} lost, who paid ${moneys(revenue)} a month.`];
  if (examined < lost) lines.push(`${lost - examined} of them are looked into by the next daily runs.`);
  lines.push(
    `Never implemented: ${neverImplemented.count} (${percent(neverImplemented.share)}).`,
    `The reason given and the derived one agree in ${agreement.agrees} of ${agreement.agrees + agreement.differs}; ${agreement.asSaid} only the customer could tell, ${agreement.notSaid} gave none.`,
    `A rule would have told of ${caught.count} (${percent(caught.share)}), ${caught.medianDaysBefore ?? '–'} days before at the median.`,
  );
  if (leaving.length > 0) lines.push(`${counted(leaving.length, 'more customer')} gave notice and will be lost.`);
  if (casesLeftOut > 0) lines.push(`${casesLeftOut} older ones are not listed.`);
  return lines;
}

function casesTable({ cases }: CancellationsReport): ReportSheet['tables'][number] {
  return {
    title: 'One by one',
    columns: [
      textual('Lost', 'day'),
      textual('Account', 'account'),
      textual('Name', 'name', 2),
      textual('Said', 'said'),
      textual('Derived', 'derived'),
      textual('Because', 'because', 4),
      textual('First told by', 'caught_by', 2),
      textual('', 'currency'),
      numeric('MRR', 'mrr'),
    ],
    rows: cases.map((one) => [
      ...[one.day, one.accountId, one.name, one.said?.reason, reasonNames[one.derived], one.because],
      one.catches[0] && `${one.catches[0].ruleId}, ${one.catches[0].daysBefore} days before`,
      ...[one.currency, one.mrr],
    ]),
  };
}

function reasonsTable({ reasons, examined }: CancellationsReport): ReportSheet['tables'][number] {
  return {
    title: 'By derived reason',
    columns: [
      textual('Reason', 'reason'),
      numeric('Customers', 'customers'),
      shares('Share', 'share'),
      textual('MRR', 'mrr'),
    ],
    rows: reasons.map(({ reason, count, revenue }) => [
      ...[reasonNames[reason], count, count / Math.max(1, examined), moneys(revenue)],
    ]),
  };
}

function monthsTable({ months }: CancellationsReport): ReportSheet['tables'][number] {
  return {
    title: 'By month',
    columns: [textual('Month', 'month'), numeric('Lost', 'lost'), shares('Never implemented', 'never_implemented')],
    rows: months.map(({ month, lost, neverImplemented }) => [month, lost, neverImplemented]),
  };
}

function rulesTable({ rules }: CancellationsReport): ReportSheet['tables'][number] {
  return {
    title: 'Which rule would have told first',
    columns: [textual('Rule', 'rule'), textual('', 'label', 1), numeric('Customers', 'customers')],
    rows: rules.map(({ ruleId, label, cases }) => [ruleId, label, cases]),
  };
}
