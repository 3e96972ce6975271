import type { Month } from '../../domain/day.ts';
import { makeMinutes } from '../../domain/review/make-minutes.ts';
import type { Minutes } from '../../domain/review/minutes.ts';
import type { DeliveryStore } from '../../ports/delivery.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import { minutesId } from './minutes-id.ts';
import { readMeeting } from './read-meeting.ts';
import { readReview } from './read-review.ts';
import type { ReviewPorts } from './review-ports.ts';

export type MinutesPorts = ReviewPorts & { deliveries: DeliveryStore };

/** The minutes of a review as they stand. Throws NotFound when nobody signed up in the month. */
export async function readMinutes({ month }: { month: Month }, ports: MinutesPorts): Promise<Minutes> {
  const [preRead, { state }, mail, { settings }] = await Promise.all([
    readReview({ month, values: 'frozen' }, ports),
    readMeeting({ month }, ports),
    ports.deliveries.find(minutesId(month)),
    loadCurrentWorkflows(ports),
  ]);
  const held = state ?? { month, revision: '', notes: [], decisions: [], takenBack: [], people: [] };
  return makeMinutes(preRead, held, {
    recipients: settings.review.minutesTo,
    ...(mail && { mail: { deliveryId: mail.deliveryId, state: mail.state, at: mail.createdAt } }),
  });
}
