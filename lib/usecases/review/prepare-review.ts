import type { Month } from '../../domain/day.ts';
import type { PreRead } from '../../domain/review/pre-read.ts';
import { buildReview } from './build-review.ts';
import { cohortOf } from './cohort-of.ts';
import { gatherBook } from './gather-book.ts';
import type { ReviewPorts } from './review-ports.ts';

/**
 * Prepares a month's review and keeps it, so that the meeting works on what everybody has read; the book of cohorts is read
 * anew. Done again it takes the place of what was kept; notes and decisions stay. Throws NotFound when nobody signed up.
 */
export async function prepareReview({ month }: { month: Month }, ports: ReviewPorts): Promise<PreRead> {
  const { day } = await cohortOf(month, ports);
  const book = await gatherBook(day, ports);
  await ports.reviews.writeBook(book);
  const { preRead, dossiers } = await buildReview(month, ports, book);
  await ports.reviews.writePreRead(preRead, dossiers);
  return preRead;
}
