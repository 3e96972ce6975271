import type { Command } from 'commander';
import { bands } from '../../lib/domain/health/health.ts';
import { customerStates } from '../../lib/domain/portfolio/account-filter.ts';
import { accountSorts } from '../../lib/domain/portfolio/account-order.ts';
import { type AccountsQuery, listAccounts } from '../../lib/usecases/list-accounts.ts';
import { presentPortfolio } from '../present/portfolio.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, oneOf, percentArgument, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

/** `accounts`: the portfolio as last judged. */
export function accountsCommand(terminal: Terminal): Command {
  return command('accounts', 'The portfolio as last judged, the most pressing account first.')
    .option('--band <band>', `only one band: ${bands.join(', ')}`, oneOf(bands))
    .option('--owner <csm>', 'only the accounts of one CSM')
    .option('--industry <industry>', 'only one industry')
    .option('--implemented', 'only accounts that are implemented')
    .option('--no-implemented', 'only accounts that are not')
    .option('--churn-risk-from <percent>', 'only accounts with at least this churn risk, in percent', percentArgument)
    .option('--where <condition>', 'only accounts for which a condition (CEL) holds, such as "logins_28d < 3"')
    .option('--customers <which>', `whom to show: ${customerStates.join(', ')}`, oneOf(customerStates), 'current')
    .option('--sort <order>', `${accountSorts.join(', ')}`, oneOf(accountSorts), 'risk')
    .option('--limit <count>', 'how many, up to 200', wholeNumber(1, 200), 20)
    .option('--cursor <cursor>', 'the page after one that was shown')
    .action(async (options: CommonOptions & AccountsQuery) => {
      const page = await withHoldfast(options, ({ ports }) => listAccounts(options, ports));
      terminal.out(options.json ? JSON.stringify(page) : presentPortfolio(page, terminal));
    });
}
