import type { Month } from '../../domain/day.ts';
import type { Minutes } from '../../domain/review/minutes.ts';
import { minutesMail } from '../../domain/review/minutes-mail.ts';
import type { Ids } from '../../ports/system.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import { queueInternalMail } from '../send-internal-mail.ts';
import { NobodyToTell } from './errors.ts';
import { minutesId } from './minutes-id.ts';
import { type MinutesPorts, readMinutes } from './read-minutes.ts';

export type SentMinutes = { mail: NonNullable<Minutes['mail']>; to: string[]; outcome: 'queued' | 'sent-before' };

/**
 * Puts the minutes of a review into the outbox for the team, once: they leave with the next look at what is due. Throws
 * NotFound when nobody signed up in the month, NobodyToTell when settings.yaml names nobody.
 */
export async function sendMinutes(
  { month }: { month: Month },
  ports: MinutesPorts & { ids: Ids },
): Promise<SentMinutes> {
  const minutes = await readMinutes({ month }, ports);
  if (minutes.recipients.length === 0) {
    throw new NobodyToTell('settings.yaml names nobody who gets the minutes. Add review: team, or review: minutes-to.');
  }
  const { settings } = await loadCurrentWorkflows(ports);
  const mail = { ...minutesMail(minutes, settings.company.name), deliveryId: minutesId(month), to: minutes.recipients };
  // First: only the meetings that something happened in are looked at for their minutes.
  await ports.reviews.changed(month, ports.ids.next());
  const { delivery, queued } = await queueInternalMail({ ...mail, about: 'review minutes' }, ports);
  const { deliveryId, state, createdAt: at, to } = delivery;
  return { mail: { deliveryId, state, at }, to, outcome: queued ? 'queued' : 'sent-before' };
}
