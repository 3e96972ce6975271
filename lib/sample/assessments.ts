import { isCustomer, type SampleAccount } from './account.ts';
import { type DayNumber, workingDay } from './calendar.ts';
import { storyLevel } from './levels.ts';
import { Random } from './random.ts';

/** What a CSM made of a customer on a day, from 1 to 5. */
export type Assessment = { account: SampleAccount; day: DayNumber; rating: number };

const EVERY_DAYS = 30;
const YOUNGEST = 30;
const USUAL = 4.1;

/** A CSM sees what the product does not tell, but late: what it was like three weeks ago. */
const LATE_DAYS = 21;

/** An account's assessments up to a day: one a month, each a stream of its own. */
export function assessmentsOf(seed: number, account: SampleAccount, until: DayNumber): Assessment[] {
  const assessments: Assessment[] = [];
  const first = account.signup + YOUNGEST + (account.number % EVERY_DAYS);
  for (let planned = first; planned <= until; planned += EVERY_DAYS) {
    const day = workingDay(planned);
    if (day > until || !isCustomer(account, day)) continue;
    const random = new Random(seed, account.number, 'assessment', planned);
    const rating = Math.round(random.normal(impressionOn(account, day), 0.55));
    assessments.push({ account, day, rating: Math.min(5, Math.max(1, rating)) });
  }
  return assessments;
}

function impressionOn(account: SampleAccount, day: DayNumber): number {
  if (account.departure && day >= account.departure.notice) return 1.3;
  const seen = day - LATE_DAYS;
  const activity = Math.min(1, storyLevel(account, 'activity', seen));
  return USUAL + storyLevel(account, 'sentiment', seen) / 2.2 - 1.2 * (1 - activity);
}
