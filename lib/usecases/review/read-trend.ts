import { type CohortTrend, cohortTrend } from '../../domain/review/cohort-trend.ts';
import { NotFound } from '../errors.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import { bookFor } from './gather-book.ts';
import type { ReviewPorts } from './review-ports.ts';

/** How cohorts fared over so many sign-up months. Throws NotFound before any day was judged. */
export async function readTrend({ months }: { months: number }, ports: ReviewPorts): Promise<CohortTrend> {
  const day = (await ports.days.latestDaySummary())?.day;
  if (day === undefined) throw new NotFound('No day has been judged yet. Import records and run a day first.');
  const [book, { milestones }] = await Promise.all([bookFor(day, ports), loadCurrentWorkflows(ports)]);
  return cohortTrend(book.members, { until: book.day, months, milestones, observedFrom: book.observedFrom });
}
