import type { CohortsReport } from '../../../lib/usecases/retention/report-cohorts.ts';
import type { ReportSheet, SheetTable } from './report-sheet.ts';
import { numeric, shares, textual } from './words.ts';

/** Retention by month, and by cohort. A terminal has room for the first twelve months of a cohort. */
export function presentCohorts(report: CohortsReport): ReportSheet {
  return {
    title: `Retention by month and by cohort (as of ${report.day})`,
    lines: ['Currencies are never added up; counts of customers are over all of them.'],
    tables: [monthsTable(report), ...report.triangles.flatMap((triangle) => triangleTables(triangle))],
    definitions: report.definitions,
  };
}

function monthsTable({ months }: CohortsReport): SheetTable {
  return {
    title: 'By month',
    columns: [
      textual('Month', 'month'),
      textual('', 'currency'),
      shares('GRR', 'grr'),
      shares('NRR', 'nrr'),
      shares('Logo churn', 'logo_churn'),
      numeric('Customers', 'customers'),
      numeric('Lost', 'lost'),
      shares('All renewals', 'renewal_rate'),
    ],
    rows: months.flatMap(({ month, revenue, customers }) =>
      revenue.map((one) => [
        ...[month, one.currency, one.grr, one.nrr, one.logoChurn, one.customers.end, one.customers.lost],
        customers.renewalRate,
      ]),
    ),
  };
}

const mostAges = 12;

function triangleTables({ currency, rows }: CohortsReport['triangles'][number]): SheetTable[] {
  const ages = Array.from(
    { length: Math.min(mostAges, Math.max(...rows.map((row) => row.customers.length))) },
    (_, age) => age,
  );
  const of = (title: string, part: (row: (typeof rows)[number], age: number) => number | undefined): SheetTable => ({
    title: `${title}, cohorts that pay in ${currency}`,
    columns: [
      textual('Signed up', 'signed_up'),
      numeric('Won', 'won'),
      ...ages.map((age) => ({
        ...shares(String(age), `month_${age}`),
        words: (cell: unknown) => `${Math.round(100 * Number(cell))}`,
      })),
    ],
    rows: rows.map((row) => [row.month, row.accounts, ...ages.map((age) => part(row, age))]),
    note: 'In percent of those won, when the first, second … month after the sign-up ended; before that trials still run.',
  });
  return [
    of('Customers kept', ({ customers, accounts }, age) => share(customers[age], accounts)),
    of('Revenue kept', ({ revenue, began }, age) => share(revenue[age], began)),
  ];
}

const share = (part: number | undefined, whole: number) =>
  part === undefined || whole === 0 ? undefined : part / whole;
