import type { Month } from '../../domain/day.ts';
import type { ReviewLine } from '../../domain/review/pre-read.ts';
import { NotFound } from '../errors.ts';
import { cohortOf } from './cohort-of.ts';
import type { ReviewPorts } from './review-ports.ts';

/** Makes sure that an account belongs to a month's review. Throws NotFound. */
export async function requireMember(
  { month, accountId }: { month: Month; accountId: string },
  ports: Pick<ReviewPorts, 'reviews' | 'days'>,
): Promise<void> {
  const kept = await ports.reviews.preRead(month);
  const members: Pick<ReviewLine, 'accountId'>[] = kept?.accounts ?? (await cohortOf(month, ports)).cohort;
  if (members.some((one) => one.accountId === accountId)) return;
  // Signed up since the review was prepared, or is known of only now.
  const { cohort } = kept ? await cohortOf(month, ports) : { cohort: [] };
  if (cohort.some((one) => one.accountId === accountId)) return;
  throw new NotFound(`Account ${accountId} did not sign up in ${month}.`);
}
