import type { Day } from '../day.ts';

/** What became of an account since the day before, that its band and firings do not say. */
export const eventKinds = ['cancelled', 'returned', 'implemented', 'new'] as const;
export type EventKind = (typeof eventKinds)[number];

/** How an account stood the day before, as far as its events are told from it. */
export type Yesterday = { implemented: boolean; cancelled: boolean };

/** What became of an account since `yesterday`; undefined when it was not there, which is an event where others were (`judged`). */
export function eventsSince(
  { implementedDay, cancelledDay }: { implementedDay?: Day; cancelledDay?: Day },
  yesterday: Yesterday | undefined,
  { judged }: { judged: boolean },
): EventKind[] {
  const cancelled = cancelledDay !== undefined;
  if (!yesterday) return judged && !cancelled ? ['new'] : [];
  const events: EventKind[] = [];
  if (cancelled && !yesterday.cancelled) events.push('cancelled');
  if (!cancelled && yesterday.cancelled) events.push('returned');
  if (!cancelled && implementedDay !== undefined && !yesterday.implemented) events.push('implemented');
  return events;
}
