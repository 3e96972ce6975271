import type { Day } from '../day.ts';
import type { Begun } from './cohort-member.ts';
import { paceOf } from './pace.ts';
import type { CohortSummary, ReviewLine } from './pre-read.ts';
import { timeTo } from './time-to.ts';

/** A cohort in a few numbers; `past` are the accounts of the twelve cohorts before. */
export function cohortSummary(
  lines: readonly ReviewLine[],
  past: readonly Begun[],
  { until, minimum }: { until: Day; minimum: number },
): CohortSummary {
  const count = (standing: ReviewLine['standing']) => lines.filter((line) => line.standing === standing).length;
  const ages = lines.map(({ daysIn }) => daysIn);
  const journeys = lines.map(({ signupDay, implementedDay: reachedDay, cancelledDay: leftDay }) => ({
    ...{ signupDay, reachedDay, leftDay },
  }));
  return {
    accounts: lines.length,
    implemented: lines.filter(({ implementedDay }) => implementedDay !== undefined).length,
    behind: count('behind'),
    left: count('left'),
    contradictions: lines.reduce((sum, { contradictions }) => sum + contradictions, 0),
    mrr: revenueOf(lines),
    bands: Object.fromEntries([...Map.groupBy(lines, ({ band }) => band)].map(([band, of]) => [band, of.length])),
    medianDaysToImplemented: timeTo(journeys, until).medianDays,
    past: paceOf(past, { label: 'accounts of the cohorts before', ageDays: Math.min(...ages), until, minimum }),
  };
}

/** What the cohort pays a month, by currency, of those who are still customers. */
function revenueOf(lines: readonly ReviewLine[]): CohortSummary['mrr'] {
  const sums = new Map<string, number>();
  for (const { currency, mrr, standing } of lines) {
    if (mrr === undefined || standing === 'left') continue;
    sums.set(currency ?? 'unstated', (sums.get(currency ?? 'unstated') ?? 0) + mrr);
  }
  return [...sums]
    .map(([currency, mrr]) => ({ currency, mrr: Math.round(mrr * 100) / 100 }))
    .sort((a, b) => b.mrr - a.mrr || (a.currency < b.currency ? -1 : 1));
}
