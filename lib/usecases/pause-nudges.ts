import { type Day, dayOf } from '../domain/day.ts';
import { faultOfPause, isHeldByPause, isPausing, type Pause } from '../domain/messages/pause.ts';
import type { DeliveryStore } from '../ports/delivery.ts';
import type { PauseStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock, Ids } from '../ports/system.ts';
import { NotFound, PauseRefused } from './errors.ts';
import { listedAtMost } from './list-runs.ts';

export type PausePorts = {
  pauses: PauseStore;
  records: RecordStore;
  deliveries: DeliveryStore;
  clock: Clock;
  ids: Ids;
};

/** Until which day, why, and who says so. */
export type PauseRequest = { accountId: string; until: Day; because: string; by: string };

/** Enough of an id to tell two pauses of the same millisecond apart. */
const TELLING = 8;

/**
 * Holds back what playbooks send to an account's people until after a day; in place of any pause before. Throws NotFound,
 * or PauseRefused when the day cannot be.
 */
export async function pauseNudges({ accountId, until, because, by }: PauseRequest, ports: PausePorts): Promise<Pause> {
  const createdAt = ports.clock.now().toISOString();
  const wrong = faultOfPause(until, dayOf(createdAt));
  if (wrong) throw new PauseRefused(wrong);
  if (!(await ports.records.profiles([accountId])).has(accountId))
    throw new NotFound(`There is no account ${accountId}.`);
  const pauseId = `${createdAt.replace(/\D/g, '')}-${ports.ids.next().slice(0, TELLING)}`;
  const pause: Pause = { pauseId, accountId, until, because, by, createdAt };
  await ports.pauses.write(pause);
  await weighAgain(accountId, ports);
  return pause;
}

/** Ends the pause of an account before its time; undefined when there was none. What it held back is weighed again at once. */
export async function resumeNudges(
  { accountId, by }: { accountId: string; by: string },
  ports: PausePorts,
): Promise<Pause | undefined> {
  const latest = await ports.pauses.latest(accountId);
  const now = ports.clock.now().toISOString();
  if (!latest || !isPausing(latest, dayOf(now))) return undefined;
  const ended: Pause = { ...latest, endedAt: now, endedBy: by };
  await ports.pauses.write(ended);
  await weighAgain(accountId, ports);
  return ended;
}

/** Makes due what a pause held back: the gate weighs it by what holds now. */
async function weighAgain(accountId: string, { deliveries, clock }: PausePorts): Promise<void> {
  const undecided = await deliveries.due('9999-12-31', listedAtMost);
  const paused = undecided.filter((one) => 'accountId' in one && one.accountId === accountId && isHeldByPause(one));
  const dueAt = clock.now().toISOString();
  await Promise.all(paused.map((one) => deliveries.change(one, { ...one, dueAt })));
}
