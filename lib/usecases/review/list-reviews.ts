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
const MEETINGS_AT_ONCE = 8;

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
  const months = [...Map.groupBy(rows, ({ signupDay = '' }) => monthOf(signupDay))];
  const stands = await standingOf(
    months.map(([month]) => month),
    ports,
  );
  const reviews = months.map(([month, of]) => ({
    ...{ month, accounts: of.length, decided: 0, noted: 0 },
    implemented: of.filter(({ implementedDay }) => implementedDay !== undefined).length,
    left: of.filter(({ cancelledDay }) => cancelledDay !== undefined).length,
    ...stands.get(month),
  }));
  return { current, day, reviews: reviews.sort((a, b) => (a.month < b.month ? 1 : -1)) };
}

type Standing = Partial<Pick<ReviewMonth, 'preparedAt' | 'decided' | 'noted' | 'minutesAt'>>;

/** How far the months' reviews are; only meetings that began are opened, and looked at for their minutes. */
async function standingOf(months: readonly Month[], ports: MinutesPorts): Promise<Map<Month, Standing>> {
  const [prepared, opened] = await Promise.all([ports.reviews.prepared(MONTHS), ports.reviews.opened(months)]);
  const mails = await ports.deliveries.findAll(opened.map(minutesId));
  const sent = new Map(mails.map(({ deliveryId, createdAt }) => [deliveryId, createdAt]));
  const stands = new Map<Month, Standing>(prepared.map(({ month, preparedAt }) => [month, { preparedAt }]));
  await inParallel(MEETINGS_AT_ONCE, opened, async (month) => {
    const { notes, decisions } = await ports.reviews.meeting(month);
    const noted = new Set(notes.filter(({ text }) => text !== '').map(({ accountId }) => accountId)).size;
    const minutesAt = sent.get(minutesId(month));
    stands.set(month, { ...stands.get(month), decided: decisions.length, noted, minutesAt });
  });
  return stands;
}
