import { type Command, InvalidArgumentError } from 'commander';
import type { Month } from '../../lib/domain/day.ts';
import { reportCompany } from '../../lib/usecases/report-company.ts';
import { presentCompany } from '../present/company.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & { month?: Month; months: number };

/** `company`: retention, churn, renewals, what a customer is worth, and how onboarding goes. */
export function companyCommand(terminal: Terminal): Command {
  return command(
    'company',
    "The company's own numbers: retention, churn, renewals, onboarding, each with its definition.",
  )
    .option(
      '--month <month>',
      'the last month of the period (YYYY-MM); the last that is over unless given',
      monthArgument,
    )
    .option('--months <count>', 'how many months the period has', wholeNumber(1, 60), 1)
    .action(async (options: Options) => {
      const report = await withHoldfast(options, ({ ports }) => reportCompany(options, ports));
      terminal.out(options.json ? JSON.stringify(report) : presentCompany(report, terminal));
    });
}

function monthArgument(text: string): Month {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('Expected a month, YYYY-MM.');
}
