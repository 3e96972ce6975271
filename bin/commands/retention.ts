import { Command, InvalidArgumentError } from 'commander';
import type { Month } from '../../lib/domain/day.ts';
import type { Segment } from '../../lib/domain/retention/segment.ts';
import type { LocalPorts } from '../../lib/local/ports.ts';
import { reportCancellations } from '../../lib/usecases/retention/report-cancellations.ts';
import { reportCohorts } from '../../lib/usecases/retention/report-cohorts.ts';
import { reportEconomics } from '../../lib/usecases/retention/report-economics.ts';
import { reportRenewals } from '../../lib/usecases/retention/report-renewals.ts';
import { reportUnused } from '../../lib/usecases/retention/report-unused.ts';
import { presentCancellations } from '../present/retention/cancellations.ts';
import { presentCohorts } from '../present/retention/cohorts.ts';
import { presentEconomics } from '../present/retention/economics.ts';
import { presentRenewals } from '../present/retention/renewals.ts';
import { inCsv, inHtml, inText, type ReportSheet } from '../present/retention/report-sheet.ts';
import { presentUnused } from '../present/retention/unused.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & Segment & { month?: Month; months: number; csv: boolean; html: boolean };

/** What a report reads, and how people see it. */
type Report<T> = {
  name: string;
  summary: string;
  /** How many months there are unless it is said; none when the report has no months. */
  months?: { most: number; unless: number; which: string };
  /** Whether the last month can be chosen, and accounts of one kind. */
  takes: { month: boolean; segment: boolean };
  read(options: Options, ports: LocalPorts): Promise<T>;
  present(report: T): ReportSheet;
};

/** Of the accounts that are told one by one, a command tells as many as there may be. */
const limit = 500;

/** `retention cancellations|cohorts|renewals|economics|unused`: who leaves and why, who stays, and what it is worth. */
export function retentionCommand(terminal: Terminal): Command {
  return new Command('retention')
    .description('Who leaves and why, who stays, what it is worth, and what is paid for and not used.')
    .addCommand(
      reportCommand(terminal, {
        name: 'cancellations',
        summary: 'Customers lost: the reason given and derived, with the evidence, and which rule would have told.',
        months: { most: 24, unless: 12, which: 'that of the last judged day' },
        takes: { month: true, segment: true },
        read: (options, ports) => reportCancellations({ ...asked(options), limit }, ports),
        present: presentCancellations,
      }),
    )
    .addCommand(
      reportCommand(terminal, {
        name: 'cohorts',
        summary: 'Gross and net retention, logo churn and renewal rate by month, and cohorts by month of sign-up.',
        months: { most: 24, unless: 12, which: 'the last that is over' },
        takes: { month: true, segment: true },
        read: (options, ports) => reportCohorts(asked(options), ports),
        present: presentCohorts,
      }),
    )
    .addCommand(
      reportCommand(terminal, {
        name: 'renewals',
        summary: 'Renewals to come, month by month, and what is expected of them.',
        months: { most: 12, unless: 6, which: '' },
        takes: { month: false, segment: true },
        read: (options, ports) => reportRenewals({ ...segmentOf(options), months: options.months, limit }, ports),
        present: presentRenewals,
      }),
    )
    .addCommand(
      reportCommand(terminal, {
        name: 'economics',
        summary: 'What a customer costs to win and is worth, by channel and cohort; what one point of churn costs.',
        months: { most: 24, unless: 12, which: 'the last that is over' },
        takes: { month: true, segment: false },
        read: ({ month, months }, ports) => reportEconomics({ month, months }, ports),
        present: presentEconomics,
      }),
    )
    .addCommand(
      reportCommand(terminal, {
        name: 'unused',
        summary: 'Accounts and seats that are paid for and not used, the most money first.',
        takes: { month: false, segment: true },
        read: (options, ports) => reportUnused({ ...segmentOf(options), limit }, ports),
        present: presentUnused,
      }),
    );
}

function reportCommand<T>(terminal: Terminal, report: Report<T>): Command {
  const { name, summary, months, takes } = report;
  const made = command(name, summary)
    .option('--csv', 'print the table as CSV', false)
    .option('--html', 'print a page of HTML, to be printed or sent', false);
  if (takes.month)
    made.option('--month <month>', `the last month (YYYY-MM); ${months?.which} unless given`, monthArgument);
  if (months) made.option('--months <count>', 'how many months', wholeNumber(1, months.most), months.unless);
  if (takes.segment) {
    made
      .option('--size <band>', 'only accounts of this size')
      .option('--plan <plan>', 'only accounts that began on this plan')
      .option('--csm <address>', 'only accounts of this CSM')
      .option('--channel <channel>', 'only accounts won by this channel');
  }
  return made.action(async (options: Options) => {
    const answer = await withHoldfast(options, ({ ports }) => report.read(options, ports));
    terminal.out(options.json ? JSON.stringify(answer) : printed(report.present(answer), options, terminal));
  });
}

function printed(sheet: ReportSheet, { csv, html }: Options, terminal: Terminal): string {
  if (csv) return inCsv(sheet);
  return html ? inHtml(sheet) : inText(sheet, terminal);
}

const segmentOf = ({ size, plan, csm, channel }: Options): Segment => ({ size, plan, csm, channel });
const asked = (options: Options) => ({ ...segmentOf(options), month: options.month, months: options.months });

function monthArgument(text: string): Month {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('Expected a month, YYYY-MM.');
}
