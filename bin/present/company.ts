import type { CohortReport, CompanyReport, RevenueReport } from '../../lib/domain/company/company-report.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, money, number } from './words.ts';

const share = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A company's numbers with their definitions beside them. */
export function presentCompany(report: CompanyReport, terminal: Terminal): string {
  const { period, customers } = report;
  const { start, new: won, lost, end } = customers;
  const movement = `${number(start)} customers, ${number(won)} new, ${number(lost)} lost: ${number(end)} at the end`;
  return [
    `${heading(`From ${period.from} to ${period.until}`, terminal)}\n  ${movement}`,
    numberTable(customerRows(report), terminal),
    ...report.revenue.map((one) => revenueSection(one, report, terminal)),
    onboardingSection(report, terminal),
    [...new Set(report.absent.map((one) => absence(one, report)))].map((line) => wrapped(line, terminal)).join('\n'),
    report.conventions.map((line) => wrapped(line, terminal)).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

type Row = { metric: string; value: string; beside?: string };
type Definitions = Pick<CompanyReport, 'definitions'>;

function numberTable(rows: (Row & { label: string; definition: string })[], terminal: Terminal): string {
  return table(
    rows,
    [
      { title: 'Number', cell: ({ label }) => label },
      { title: '', align: 'right', cell: ({ value }) => value },
      { title: '', cell: ({ beside = '' }) => terminal.paint('dim', beside) },
      { title: 'Definition', grow: 1, cell: ({ definition }) => terminal.paint('dim', definition) },
    ],
    terminal,
  );
}

function defined(rows: Row[], { definitions }: Definitions) {
  return rows.map((row) => {
    const { label = row.metric, definition = '' } = definitions.find(({ metric }) => metric === row.metric) ?? {};
    return { ...row, label, definition };
  });
}

function customerRows(report: CompanyReport) {
  const { customers } = report;
  const rows: Row[] = [
    { metric: 'logoChurn', value: percent(customers.logoChurn), beside: `${customers.lost} of ${customers.start}` },
    {
      metric: 'renewalRate',
      value: percent(customers.renewalRate),
      beside: `${customers.renewed} of ${customers.due}`,
    },
  ];
  return defined(rows, report);
}

function revenueSection(one: RevenueReport, report: CompanyReport, terminal: Terminal): string {
  const { currency, start, new: won, expansion, contraction, churn, end } = one;
  const sums = `${money(start, currency)} + ${money(won)} new + ${money(expansion)} expansion − ${money(contraction)} contraction − ${money(churn)} churn = ${money(end, currency)} a month`;
  const rows: Row[] = [
    { metric: 'grr', value: percent(one.grr) },
    { metric: 'nrr', value: percent(one.nrr) },
    { metric: 'arpa', value: money(one.arpa) },
    { metric: 'cacPayback', value: one.cacPayback === undefined ? '–' : `${one.cacPayback.toFixed(1)} months` },
    { metric: 'ltv', value: money(one.ltv) },
  ];
  return `${heading(`Revenue in ${currency}`, terminal)}\n${wrapped(sums, terminal)}\n${numberTable(defined(rows, report), terminal)}`;
}

function onboardingSection({ onboarding, definitions }: CompanyReport, terminal: Terminal): string {
  const { cohorts, targetDays } = onboarding;
  if (cohorts.length === 0) return '';
  const told = (metric: string) => definitions.find((one) => one.metric === metric);
  const lines = table(
    cohorts,
    [
      { title: 'Signed up', cell: ({ month }) => month },
      { title: 'Started', align: 'right', cell: ({ started }) => number(started) },
      { title: 'In time', align: 'right', cell: ({ completion }) => percent(completion) },
      { title: 'Late', align: 'right', cell: ({ late }) => number(late) },
      { title: 'Overdue', align: 'right', cell: ({ overdue }) => number(overdue) },
      { title: 'Open', align: 'right', cell: ({ open }) => number(open) },
      { title: 'First value', align: 'right', cell: ({ firstValue }) => median(firstValue) },
      { title: 'Go-live', align: 'right', cell: ({ goLive }) => median(goLive) },
    ],
    terminal,
  );
  const target = targetDays === undefined ? '' : `; the target is ${counted(targetDays, 'day')} after sign-up`;
  const notes = ['completion', 'timeToFirstValue', 'timeToGoLive'].map((metric) => {
    const { label = metric, definition = '' } = told(metric) ?? {};
    return wrapped(`${label}: ${definition}`, terminal);
  });
  return `${heading(`Onboarding by month of sign-up${target}`, terminal)}\n${lines}\n${notes.join('\n')}`;
}

function median({ accounts, medianDays }: CohortReport['goLive']): string {
  return medianDays === undefined ? '–' : `${number(medianDays)} days (${number(accounts)})`;
}

function absence({ metric, because }: CompanyReport['absent'][number], { definitions }: Definitions): string {
  return `${definitions.find((one) => one.metric === metric)?.label ?? metric} cannot be told: ${because}.`;
}

const percent = (part: number | undefined): string => (part === undefined ? '–' : share.format(part));
