import type { DeliveryLine } from '../../lib/usecases/delivery-line.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { instant } from './words.ts';

const STATE_STYLES = {
  sent: 'green',
  held: 'yellow',
  claimed: 'cyan',
  dropped: 'dim',
  failed: 'red',
  unknown: 'red',
} as const;

/** Messages, a line each: when, what became of it, to whom, and why it did not go. */
export function presentDeliveries(deliveries: readonly DeliveryLine[], terminal: Terminal): string {
  return table(
    deliveries,
    [
      { title: 'When', cell: ({ settledAt, createdAt }) => instant(settledAt ?? createdAt) },
      { title: 'State', cell: ({ state }) => terminal.paint(STATE_STYLES[state], state) },
      { title: 'Account', cell: ({ accountId = '' }) => accountId },
      { title: 'Message', grow: 1, cell: (delivery) => whatOf(delivery, terminal) },
    ],
    terminal,
  );
}

function whatOf(delivery: DeliveryLine, terminal: Terminal): string {
  const { reason, state, dueAt } = delivery;
  const again = state === 'held' && dueAt ? `, again at ${instant(dueAt)}` : '';
  return [...headOf(delivery, terminal), ...(reason ? [`${state}: ${reason}${again}`] : [])].join('\n');
}

function headOf({ channel, to, subject, template, stepId }: DeliveryLine, terminal: Terminal): string[] {
  const recipients = to.join(', ');
  if (channel === 'webhook') return [`webhook to ${recipients}`];
  return [subject ?? template ?? stepId ?? '', terminal.paint('dim', `to ${recipients}`)];
}
