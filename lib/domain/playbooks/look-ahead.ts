import { addDuration, type Duration } from '../calendar/duration.ts';
import type { SendingCalendar } from '../calendar/sending-calendar.ts';
import { type Plan, stepOf } from './plan-playbook.ts';

/**
 * A time that a state machine needs before anybody runs again to compute it: until when a wait lasts, or how
 * long a task is waited for. `key` names it in the execution's `$.at`.
 */
export type AheadEntry = { key: string; kind: 'wait' | 'timeout'; span: Duration };

/** The times a state machine reads from `$.at`: instants (ISO 8601) for waits, whole seconds for timeouts. */
export type Schedule = Record<string, string | number>;

/** The name in `$.at` of a step's time; JSONPath needs no quotes around it. */
export function scheduleKey(stepId: string): string {
  return stepId.replaceAll('-', '_').replace(/^(?=\d)/, '_');
}

/**
 * The times needed on the way from `id` on until a step runs that returns new ones. It is one road: a branch that
 * is taken and a task that is completed return their own times, so only the other way out of them is followed.
 */
export function lookAhead(plan: Plan, id: string | undefined): AheadEntry[] {
  if (id === undefined) return [];
  const { step, next, otherwise } = stepOf(plan, id);
  const key = scheduleKey(id);
  switch (step.kind) {
    case 'wait':
      return [{ key, kind: 'wait', span: step.span }, ...lookAhead(plan, next)];
    case 'task':
      return [{ key, kind: 'timeout', span: step.timeout }, ...lookAhead(plan, otherwise)];
    case 'branch':
      return lookAhead(plan, otherwise);
    default:
      return [];
  }
}

/** The times of the entries, one after the other from `now` (milliseconds since 1970), for clocks in `zone`. */
export function scheduleFrom(
  ahead: readonly AheadEntry[],
  now: number,
  zone: string,
  calendar: SendingCalendar,
): Schedule {
  let start = now;
  return Object.fromEntries(
    ahead.map(({ key, kind, span }) => {
      const end = addDuration(start, span, zone, calendar);
      const time = kind === 'wait' ? new Date(end).toISOString() : Math.max(1, Math.round((end - start) / 1000));
      start = end;
      return [key, time];
    }),
  );
}
