import type { Cap } from './settings.ts';

/** A message that went to a person at an account, or is about to: `at` is ISO 8601. */
export type SentMessage = { deliveryId: string; contactId: string; at: string };

/** The recent messages to an account. `revision` rises with every write, so that two writers cannot both count as first. */
export type MessageLog = { accountId: string; revision: number; sent: SentMessage[] };

const MS_PER_DAY = 86_400_000;

/** The log with a message added (or moved to its new time), and without those too old for any of the caps to count. */
export function withMessage(log: MessageLog, message: SentMessage, caps: { person: Cap; account: Cap }): MessageLog {
  const oldest = Date.parse(message.at) - Math.max(caps.person.days, caps.account.days) * MS_PER_DAY;
  const kept = log.sent.filter(({ at, deliveryId }) => Date.parse(at) > oldest && deliveryId !== message.deliveryId);
  return { ...log, sent: [...kept, message] };
}

/** The messages in the log that a cap counts when `deliveryId` is weighed: all but itself. */
export function othersIn(log: MessageLog, deliveryId: string): SentMessage[] {
  return log.sent.filter((message) => message.deliveryId !== deliveryId);
}
