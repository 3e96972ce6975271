import type { Command } from 'commander';
import { deliveryStates } from '../../lib/domain/messages/delivery.ts';
import { listOutbox, type OutboxQuery } from '../../lib/usecases/list-outbox.ts';
import { presentDeliveries } from '../present/outbox.ts';
import type { Terminal } from '../present/terminal.ts';
import { counted, heading, more } from '../present/words.ts';
import { type CommonOptions, command, oneOf, wholeNumber } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

const channels = ['email', 'webhook'] as const;

/** `outbox`: what left the house and what is held back. */
export function outboxCommand(terminal: Terminal): Command {
  return command('outbox', 'Mail and webhooks: what left, what is held back and why; the newest first.')
    .option('--state <state>', `only one state: ${deliveryStates.join(', ')}`, oneOf(deliveryStates))
    .option('--channel <channel>', `only one channel: ${channels.join(', ')}`, oneOf(channels))
    .option('--account <id>', 'only what went to one account')
    .option('--limit <count>', 'how many, up to 200', wholeNumber(1, 200), 50)
    .option('--cursor <cursor>', 'the page after one that was shown')
    .action(async ({ account, ...options }: CommonOptions & OutboxQuery & { account?: string }) => {
      const page = await withHoldfast(options, ({ ports }) => listOutbox({ ...options, accountId: account }, ports));
      terminal.out(options.json ? JSON.stringify(page) : presentPage(page, terminal));
    });
}

function presentPage({ total, deliveries, next }: Awaited<ReturnType<typeof listOutbox>>, terminal: Terminal): string {
  const title = heading(counted(total, 'message'), terminal);
  if (total === 0) return title;
  return `${title}\n\n${presentDeliveries(deliveries, terminal)}${more(deliveries.length, total, next, terminal)}`;
}
