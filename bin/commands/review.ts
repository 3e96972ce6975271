import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Month } from '../../lib/domain/day.ts';
import type { Holdfast } from '../../lib/local/open-holdfast.ts';
import { presentCohortTrend } from '../present/cohort-trend.ts';
import { presentMinutes, presentReview } from '../present/review.ts';
import { reviewPage } from '../present/review-page.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & {
  html: boolean;
  live: boolean;
  prepare: boolean;
  minutes: boolean;
  send: boolean;
  trend: boolean;
  months: number;
};

/** `review`: the pre-read of a month's sign-ups, the minutes of its meeting, and how cohorts fare. */
export function reviewCommand(terminal: Terminal): Command {
  return command(
    'review',
    'The implementation review of the accounts that signed up in a month (the one before this unless given): what each source says, contradictions, what stands in the way, what to do.',
  )
    .argument('[month]', 'the month of the sign-ups, YYYY-MM', monthArgument)
    .addOption(
      new Option('--html', 'print a page of HTML, to read or print').default(false).conflicts(['json', 'trend']),
    )
    .addOption(new Option('--live', 'as things stand now, not as prepared').default(false).conflicts('minutes'))
    .addOption(new Option('--prepare', 'prepare it anew, and keep it for the meeting').default(false).conflicts('live'))
    .addOption(new Option('--minutes', 'the minutes of the meeting').default(false).conflicts('trend'))
    .addOption(new Option('--send', 'send the minutes to the team, once').default(false).implies({ minutes: true }))
    .addOption(new Option('--trend', 'how cohorts fared, and whether implemented accounts stay').default(false))
    .option('--months <count>', 'how many sign-up months the trend has', wholeNumber(1, 60), 24)
    .action(async (month: Month | undefined, options: Options) => {
      terminal.out(await withHoldfast(options, (holdfast) => told(month, options, holdfast, terminal)));
    });
}

async function told(
  given: Month | undefined,
  options: Options,
  { ports }: Holdfast,
  terminal: Terminal,
): Promise<string> {
  if (options.trend) {
    const { readTrend } = await import('../../lib/usecases/review/read-trend.ts');
    const trend = await readTrend(options, ports);
    return options.json ? JSON.stringify(trend) : presentCohortTrend(trend, terminal);
  }
  const { reviewedOn } = await import('../../lib/domain/review/review-month.ts');
  const month = given ?? reviewedOn(ports.clock.now().toISOString().slice(0, 10));
  return options.minutes ? minutesOf(month, options, ports, terminal) : preReadOf(month, options, ports, terminal);
}

async function preReadOf(
  month: Month,
  options: Options,
  ports: Holdfast['ports'],
  terminal: Terminal,
): Promise<string> {
  if (options.prepare) {
    const { prepareReview } = await import('../../lib/usecases/review/prepare-review.ts');
    await prepareReview({ month }, ports);
  }
  const { listDossiers, readReview } = await import('../../lib/usecases/review/read-review.ts');
  const values = options.live ? 'live' : 'frozen';
  const review = await readReview({ month, values }, ports);
  const { accounts } = await listDossiers({ month, values, limit: review.accounts.length }, ports);
  if (options.json) return JSON.stringify({ ...review, dossiers: accounts });
  return options.html ? reviewPage(review, accounts) : presentReview(review, accounts, terminal);
}

async function minutesOf(
  month: Month,
  options: Options,
  ports: Holdfast['ports'],
  terminal: Terminal,
): Promise<string> {
  const { readMinutes } = await import('../../lib/usecases/review/read-minutes.ts');
  const { sendMinutes } = await import('../../lib/usecases/review/send-minutes.ts');
  const sent = options.send ? await sendMinutes({ month }, ports) : undefined;
  const minutes = await readMinutes({ month }, ports);
  if (options.json) return JSON.stringify({ ...minutes, ...(sent && { sent }) });
  if (!options.html) return presentMinutes(minutes, sent, terminal);
  const { minutesPage } = await import('../../lib/domain/review/minutes-mail.ts');
  const { loadCurrentWorkflows } = await import('../../lib/usecases/load-workflows.ts');
  return minutesPage(minutes, (await loadCurrentWorkflows(ports)).settings.company.name);
}

function monthArgument(text: string): Month {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('Expected a month, YYYY-MM.');
}
