import { type Command, InvalidArgumentError } from 'commander';
import type { Day } from '../../lib/domain/day.ts';
import { type OverrideSetting, overrideLimits, settableBands } from '../../lib/domain/health/override.ts';
import { overrideHealth } from '../../lib/usecases/override-health.ts';
import { withdrawOverride } from '../../lib/usecases/withdraw-override.ts';
import { WrongUsage } from '../errors.ts';
import { settingInWords } from '../present/overrides.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, dayArgument, oneOf, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & {
  band?: (typeof settableBands)[number];
  score?: number;
  measure?: string;
  points?: number;
  from?: Day;
  until?: Day;
  because?: string;
  by: string;
  withdraw?: string | true;
};

const toHundred = wholeNumber(0, 100);

/** `account override <id>`: a person's judgement over the computed one, until a day. */
export function overrideCommand(terminal: Terminal): Command {
  return command('override', 'Sets the band, the score or the points of a measure of an account, until a day.')
    .argument('<id>', 'the account id')
    .option('--band <band>', `the band: ${settableBands.join(', ')}`, oneOf(settableBands))
    .option('--score <score>', 'the score, 0 to 100; the band follows from it', toHundred)
    .option('--measure <measure>', 'a measure of the scorecard, with --points')
    .option('--points <points>', 'its points, 0 to 100', toHundred)
    .option(
      '--from <day>',
      `the first day; today unless given, at most ${overrideLimits.daysBack} days back`,
      dayArgument,
    )
    .option('--until <day>', `the last day, at most ${overrideLimits.daysAhead} days ahead`, dayArgument)
    .option('--because <text>', 'why, for whoever reads the account next', reason)
    .requiredOption('--by <email>', 'who says so')
    .option('--withdraw [override]', 'ends an override before its time; which, when there are several')
    .action((accountId: string, options: Options) =>
      options.withdraw ? runWithdraw(accountId, options, terminal) : runSet(accountId, options, terminal),
    );
}

function reason(text: string): string {
  const length = text.trim().length;
  if (length > 0 && length <= overrideLimits.textLength) return text.trim();
  throw new InvalidArgumentError(`Expected 1 to ${overrideLimits.textLength} characters.`);
}

async function runSet(accountId: string, options: Options, terminal: Terminal): Promise<void> {
  const { from, until, because, by } = options;
  const set = settingOf(options);
  if (!until || !because) throw new WrongUsage('An override needs --until DAY and --because TEXT.');
  const request = { accountId, set, from, until, because, by };
  const override = await withHoldfast(options, ({ ports }) => overrideHealth(request, ports));
  if (options.json) return terminal.out(JSON.stringify(override));
  const days = `from ${override.from} until ${override.until}`;
  terminal.out(
    `${terminal.paint('green', '✓')} ${settingInWords(set)} for ${accountId}, ${days} (${override.overrideId}).`,
  );
}

function settingOf({ band, score, measure, points }: Options): OverrideSetting {
  const settings: (OverrideSetting | undefined)[] = [
    band === undefined ? undefined : { band },
    score === undefined ? undefined : { score },
    measure === undefined || points === undefined ? undefined : { measure, points },
  ];
  const given = settings.filter((one) => one !== undefined);
  const [only] = given;
  if (only && given.length === 1 && (measure === undefined) === (points === undefined)) return only;
  throw new WrongUsage('Set one thing: --band BAND, --score SCORE, or --measure MEASURE with --points POINTS.');
}

async function runWithdraw(
  accountId: string,
  { withdraw, by, ...options }: Options,
  terminal: Terminal,
): Promise<void> {
  const overrideId = withdraw === true ? undefined : withdraw;
  const { override, withdrawn } = await withHoldfast(options, ({ ports }) =>
    withdrawOverride({ accountId, overrideId, by }, ports),
  );
  if (options.json) return terminal.out(JSON.stringify({ override, withdrawn }));
  const said = withdrawn ? 'Withdrawn' : 'Was withdrawn before';
  terminal.out(
    `${terminal.paint('green', '✓')} ${said}: ${settingInWords(override.set)} for ${accountId} (${override.overrideId}).`,
  );
}
