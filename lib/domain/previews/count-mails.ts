import { addDays, type Day, dayNumber } from '../day.ts';
import type { Cap, Settings } from '../messages/settings.ts';

/** A mail to an account that a run would have sent on a day. */
export type PlannedMail = { accountId: string; day: Day };

/**
 * How many of the mails would have had to wait for the caps on persons and accounts: as if one person got all mails of
 * an account, and nobody else wrote to it.
 */
export function waitingForCaps(mails: readonly PlannedMail[], caps: Settings['caps']): number {
  let waiting = 0;
  for (const theirs of Map.groupBy(mails, ({ accountId }) => accountId).values()) {
    const sent: number[] = [];
    for (const { day } of theirs.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
      const wanted = dayNumber(day);
      const goes = earliest(earliest(wanted, caps.person, sent), caps.account, sent);
      if (goes > wanted) waiting += 1;
      sent.push(goes);
      sent.sort((a, b) => a - b);
    }
  }
  return waiting;
}

/** The first day from `day` on on which a cap lets another through. */
function earliest(day: number, { messages, days }: Cap, sent: readonly number[]): number {
  const blocking = sent.filter((one) => one > day - days).at(-messages);
  return blocking === undefined ? day : blocking + days;
}

/** The days on which a run of so many mails sends them. */
export function plannedMails(accountId: string, start: Day, onDays: readonly number[]): PlannedMail[] {
  return onDays.map((days) => ({ accountId, day: addDays(start, Math.floor(days)) }));
}
