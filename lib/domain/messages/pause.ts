import { instantAt, localTimeAt } from '../calendar/zoned-time.ts';
import { addDays, type Day, daysBetween } from '../day.ts';

/**
 * A person's wish that playbooks leave an account's people alone until a day, which is the last one. The newest pause of
 * an account is the one that counts; it is over when its day is, or when somebody ended it. Instants are ISO 8601.
 */
export type Pause = {
  pauseId: string;
  accountId: string;
  until: Day;
  because: string;
  by: string;
  createdAt: string;
  endedAt?: string;
  endedBy?: string;
};

/** Half a year is as long as anybody knows ahead; a pause can be renewed. */
export const pauseLimits = { daysAhead: 180, textLength: 500 } as const;

/** What a message is held for that a pause holds back; the way to find such messages again. */
const PAUSED = 'paused by ';

/** A pause as the gate weighs it: until when (milliseconds since 1970) by the recipient's clock, and in words. */
export type PauseHold = { until: number; reason: string };

/** How long a pause holds back mail to somebody in `zone`; undefined when it does not, or no more. */
export function holdOf(pause: Pause | undefined, now: number, zone: string): PauseHold | undefined {
  if (!pause || pause.endedAt !== undefined || localTimeAt(now, zone).day > pause.until) return undefined;
  const until = instantAt({ day: addDays(pause.until, 1), minute: 0 }, zone);
  return { until, reason: `${PAUSED}${pause.by} until ${pause.until}: ${pause.because}` };
}

/** True when a message's reason to be held names a pause. */
export function isHeldByPause({ state, reason }: { state: string; reason?: string }): boolean {
  return state === 'held' && (reason?.includes(PAUSED) ?? false);
}

/** True while a pause lasts, by the day that it is. */
export function isPausing({ until, endedAt }: Pause, today: Day): boolean {
  return endedAt === undefined && until >= today;
}

/** What is wrong with the last day of a pause that begins `today`; undefined when nothing is. */
export function faultOfPause(until: Day, today: Day): string | undefined {
  if (until < today) return `Expected the pause to last until today, ${today}, or longer; found ${until}.`;
  if (daysBetween(today, until) <= pauseLimits.daysAhead) return undefined;
  const latest = addDays(today, pauseLimits.daysAhead);
  return `Expected the pause to end within ${pauseLimits.daysAhead} days, by ${latest}; found ${until}. Renew it then if it still holds.`;
}
