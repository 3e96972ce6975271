import { localTimeAt } from '../../domain/calendar/zoned-time.ts';
import { type Month, monthOf } from '../../domain/day.ts';
import { preparedMail } from '../../domain/review/prepared-mail.ts';
import { daysOfMonth, firstWorkingDay, reviewedOn } from '../../domain/review/review-month.ts';
import type { DeliveryStore } from '../../ports/delivery.ts';
import { NotFound } from '../errors.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import { queueInternalMail } from '../send-internal-mail.ts';
import { minutesId, preparedId } from './minutes-id.ts';
import { prepareReview } from './prepare-review.ts';
import type { ReviewPorts } from './review-ports.ts';

export type DuePorts = ReviewPorts & { deliveries: DeliveryStore };

/** What came of looking whether a review is due. */
export type DueReview = {
  month: Month;
  outcome: 'prepared' | 'prepared-before' | 'too-early' | 'waits-for-the-run' | 'nobody-signed-up';
  accounts?: number;
};

/**
 * Prepares the review of the month before, once the first working day of this one has come (by the company's calendar) and
 * the whole of that month has been judged, and tells the team by mail. Looking again does nothing more.
 */
export async function prepareDueReview(_: object, ports: DuePorts): Promise<DueReview> {
  const { settings } = await loadCurrentWorkflows(ports);
  const today = localTimeAt(ports.clock.now().getTime(), settings.timeZone).day;
  const month = reviewedOn(today);
  if (today < firstWorkingDay(monthOf(today), settings.calendar)) return { month, outcome: 'too-early' };
  const kept = await ports.reviews.preRead(month);
  const isKept = kept !== undefined && monthOf(kept.preparedAt) > month;
  if (isKept && (await ports.deliveries.find(preparedId(month)))) return { month, outcome: 'prepared-before' };
  // A meeting whose minutes went out is over: what it worked on stays as it was.
  if (await ports.deliveries.find(minutesId(month))) return { month, outcome: 'prepared-before' };
  const judged = (await ports.days.latestDaySummary())?.day;
  if (judged === undefined || judged < daysOfMonth(month).until) return { month, outcome: 'waits-for-the-run' };
  try {
    const preRead = isKept ? kept : await prepareReview({ month }, ports);
    const to = settings.review.team.map(({ address }) => address);
    if (to.length > 0) {
      const mail = preparedMail(preRead, settings.company.name);
      await queueInternalMail({ ...mail, deliveryId: preparedId(month), about: 'review prepared', to }, ports);
    }
    return { month, outcome: isKept ? 'prepared-before' : 'prepared', accounts: preRead.accounts.length };
  } catch (error) {
    if (error instanceof NotFound) return { month, outcome: 'nobody-signed-up' };
    throw error;
  }
}
