import type { DaySummary } from '../domain/portfolio/summarise-day.ts';
import type { DayStore } from '../ports/judging.ts';
import { NotFound } from './errors.ts';

/** What the latest daily run found over the whole portfolio. Throws NotFound before the first run. */
export async function showSummary(_: object, ports: { days: DayStore }): Promise<DaySummary> {
  const summary = await ports.days.latestDaySummary();
  if (!summary) throw new NotFound('No day has been judged yet. Import records and run a day first.');
  return summary;
}
