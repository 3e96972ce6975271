import type { Command } from 'commander';
import type { Day } from '../../lib/domain/day.ts';
import { explainAccount } from '../../lib/usecases/explain-account.ts';
import { presentAccount } from '../present/account-page.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, dayArgument } from './command.ts';
import { overrideCommand } from './override.ts';
import { withHoldfast } from './with-holdfast.ts';

/** `account <id>`: one account, every number explained. */
export function accountCommand(terminal: Terminal): Command {
  return command('account', 'One account with every number explained: health, milestones, rules, metrics, runs.')
    .enablePositionalOptions()
    .addCommand(overrideCommand(terminal))
    .argument('<id>', 'the account id')
    .option('--day <day>', 'a judged day (YYYY-MM-DD); the latest unless given', dayArgument)
    .option('--since <day>', 'the judged day to compare with; the last one before unless given', dayArgument)
    .action(async (accountId: string, options: CommonOptions & { day?: Day; since?: Day }) => {
      const account = await withHoldfast(options, ({ ports }) =>
        explainAccount({ accountId, day: options.day, since: options.since }, ports),
      );
      terminal.out(options.json ? JSON.stringify(account) : presentAccount(account, terminal));
    });
}
