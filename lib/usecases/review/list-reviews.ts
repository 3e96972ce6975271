import { addMonths, type Day, dayOf, type Month, monthOf } from '../../domain/day.ts';
import { reviewedOn } from '../../domain/review/review-month.ts';
import { inParallel } from '../in-parallel.ts';
import { minutesId } from './minutes-id.ts';
import type { MinutesPorts } from './read-minutes.ts';

/** A month that can be reviewed, and how far its review is. */
export type ReviewMonth = {
  month: Month;
  accounts: number;
  implemented: number;
  left: number;
  preparedAt?: string;
  decided: number;
  noted: number;
  minutesAt?: string;
};

const MONTHS = 24;
const MONTHS_AT_ONCE = 8;

/** The last two years' months with sign-ups, newest first; `current` is the one that is reviewed now. */
export async function listReviews(
  _: object,
  ports: MinutesPorts,
): Promise<{ current: Month; day?: Day; reviews: ReviewMonth[] }> {
  const current = reviewedOn(dayOf(ports.clock.now()));
  const day = (await ports.days.latestDaySummary())?.day;
  if (day === undefined) return { current, reviews: [] };
  const since = monthOf(addMonths(`${monthOf(day)}-01`, 1 - MONTHS));
  const rows = (await ports.days.portfolio(day)).filter(
    ({ signupDay = '' }) => monthOf(signupDay) >= since && signupDay <= day,
  );
  const prepared = new Map((await ports.reviews.prepared(MONTHS)).map((one) => [one.month, one.preparedAt]));
  const months = [...Map.groupBy(rows, ({ signupDay = '' }) => monthOf(signupDay))];
  const reviews: ReviewMonth[] = [];
  await inParallel(MONTHS_AT_ONCE, months, async ([month, of]) => {
    const { notes, decisions } = await ports.reviews.meeting(month);
    const mail = await ports.deliveries.find(minutesId(month));
    reviews.push({
      ...{ month, accounts: of.length, preparedAt: prepared.get(month), decided: decisions.length },
      implemented: of.filter(({ implementedDay }) => implementedDay !== undefined).length,
      left: of.filter(({ cancelledDay }) => cancelledDay !== undefined).length,
      noted: new Set(notes.filter(({ text }) => text !== '').map(({ accountId }) => accountId)).size,
      minutesAt: mail?.createdAt,
    });
  });
  return { current, day, reviews: reviews.sort((a, b) => (a.month < b.month ? 1 : -1)) };
}
