import type { Delivery } from '../messages/delivery.ts';
import { type Task, withdrawn } from '../playbooks/task.ts';

/** What of a run has happened already, in words; undefined while it has only waited, held back, or asked somebody. */
export function effectInWords(deliveries: readonly Delivery[], tasks: readonly Task[]): string | undefined {
  const gone = deliveries.filter(({ state }) => state === 'sent' || state === 'unknown' || state === 'claimed').length;
  const done = tasks.filter(({ state, outcome }) => state === 'done' && outcome !== withdrawn).length;
  const parts = [
    ...(gone > 0 ? [gone === 1 ? 'a message of it has left' : `${gone} messages of it have left`] : []),
    ...(done > 0 ? [done === 1 ? 'a task of it is done' : `${done} tasks of it are done`] : []),
  ];
  return parts.length > 0 ? parts.join(', and ') : undefined;
}
