import { type Day, type Month, monthOf } from '../../domain/day.ts';
import type { PortfolioRow } from '../../domain/portfolio/portfolio-row.ts';
import type { DayStore } from '../../ports/judging.ts';
import { NotFound } from '../errors.ts';

/** A row of a cohort: its sign-up is known. */
export type CohortAccount = PortfolioRow & { signupDay: Day };

/** The accounts that signed up in a month, as last judged; `rows` are everybody's. Throws NotFound when there are none. */
export async function cohortOf(
  month: Month,
  { days }: { days: DayStore },
): Promise<{ day: Day; cohort: CohortAccount[]; rows: PortfolioRow[] }> {
  const day = (await days.latestDaySummary())?.day;
  if (day === undefined) throw new NotFound('No day has been judged yet. Import records and run a day first.');
  const rows = await days.portfolio(day);
  const cohort = rows.filter(
    (row): row is CohortAccount =>
      row.signupDay !== undefined && monthOf(row.signupDay) === month && row.signupDay <= day,
  );
  if (cohort.length > 0) return { day, cohort, rows };
  const nearest = monthsOf(rows).find((other) => other <= month);
  throw new NotFound(`Nobody signed up in ${month}, as far as is known on ${day}.`, nearest ? [nearest] : []);
}

/** The months in which somebody signed up, newest first. */
export function monthsOf(rows: readonly PortfolioRow[]): Month[] {
  const months = new Set(rows.flatMap(({ signupDay }) => (signupDay === undefined ? [] : [monthOf(signupDay)])));
  return [...months].toSorted().toReversed();
}
