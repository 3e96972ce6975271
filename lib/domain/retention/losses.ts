import type { Contract, ContractHistory } from '../company/contract.ts';
import { addDays, type Day, dayOf, daysBetween } from '../day.ts';
import type { Cancellation } from '../records/record.ts';

/**
 * A customer lost: the first day on which it was none any more, and what it had paid a month until then. `said` is its
 * notice; absent when the contract just ended.
 */
export type Loss = { day: Day; mrr: number; said?: Said };

/** What the customer said when it gave notice, and from when on that was known. */
export type Said = { reason: Cancellation['reason']; comment?: string; knownDay: Day; source: string };

/** One loss among those of all accounts; keys sort by day. */
export const lossKey = ({ day, accountId }: { day: Day; accountId: string }): string => `${day} ${accountId}`;

/** A notice is of the loss that lies within so many days of the day it takes effect. */
const noticeReach = 31;

/** Whose contract ends and goes on within so many days was not lost: lines are renewed late, or with a day between them. */
const renewedLate = 30;

/**
 * Every time an account was lost, oldest first; also those that are to come, of which notice has been given. Without a
 * notice it is lost when its contract ended and none began in the 30 days after.
 */
export function lossesOf(contract: Contract, { subscriptions, cancellations }: ContractHistory): Loss[] {
  const ends = subscriptions.flatMap(({ endDay }) => endDay ?? []);
  const days = [...new Set([...cancellations.map(({ day }) => day), ...ends])].toSorted();
  return days.flatMap((day) => {
    const before = contract.on(addDays(day, -1));
    if (!before.customer || contract.on(day).customer) return [];
    const said = saidOf(day, cancellations);
    const goesOn = subscriptions.some(
      ({ trial, startDay }) => !trial && startDay > day && startDay <= addDays(day, renewedLate),
    );
    if (!said && goesOn) return [];
    return [{ day, mrr: before.mrr, ...(said && { said }) }];
  });
}

/** The nearest notice, if one is near enough; of several on a day the one that gives a reason. */
function saidOf(day: Day, cancellations: readonly Cancellation[]): Said | undefined {
  const distance = (one: Cancellation) => Math.abs(daysBetween(day, one.day));
  const vague = ({ reason }: Cancellation) => Number(reason === 'unknown' || reason === 'other');
  const [nearest] = cancellations
    .filter((one) => distance(one) <= noticeReach)
    .toSorted(
      (a, b) => distance(a) - distance(b) || vague(a) - vague(b) || (a.cancellationId < b.cancellationId ? -1 : 1),
    );
  if (!nearest) return undefined;
  const { reason, comment, source, arrivedAt } = nearest;
  const known = arrivedAt === undefined ? nearest.day : dayOf(arrivedAt);
  const knownDay = known < day ? known : day;
  return { reason, ...(comment !== undefined && { comment }), knownDay, source };
}
