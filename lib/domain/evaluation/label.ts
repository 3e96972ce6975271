import { addDays, type Day } from '../day.ts';

/** Whether one of the cancellations falls into the `horizonDays` after the day: later than the day itself, and no later than the horizon's last day. */
export function churnedWithin(cancelledDays: readonly Day[], day: Day, horizonDays: number): boolean {
  const last = addDays(day, horizonDays);
  return cancelledDays.some((cancelled) => cancelled > day && cancelled <= last);
}
