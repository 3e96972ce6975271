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
      { title: 'Account', cell: ({ accountId }) => accountId },
      {
        title: 'To',
        grow: 2,
        cell: ({ to, channel }) => (channel === 'webhook' ? `webhook ${to.join(', ')}` : to.join('\n')),
      },
      { title: 'What', grow: 3, cell: whatOf },
    ],
    terminal,
  );
}

function whatOf({ subject, template, stepId, reason, state, dueAt }: DeliveryLine): string {
  const what = subject ?? template ?? stepId;
  if (!reason) return what;
  const again = state === 'held' && dueAt ? `, again at ${instant(dueAt)}` : '';
  return `${what}\n${state}: ${reason}${again}`;
}
