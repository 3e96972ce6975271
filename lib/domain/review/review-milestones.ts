import { daysBetween } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { milestoneStandings } from '../milestones/evaluate-milestones.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { ReviewMilestone } from './pre-read.ts';

/** Every milestone as the machine checked it, with what its condition looked at. */
export function reviewMilestones(
  judged: AccountDay,
  milestones: readonly Milestone[],
  catalogue: Catalogue,
): ReviewMilestone[] {
  const { signupDay } = judged.attributes;
  return milestoneStandings(judged, [...milestones]).map((standing, index) => {
    const { when } = milestones[index] as Milestone;
    const { id, label, required, reachedDay, dueDay, overdueDays, unknown } = standing;
    const isLate = reachedDay === undefined && overdueDays > 0;
    return {
      ...{ milestone: id, label, required, when: when.text, reachedDay, dueDay },
      state: reachedDay !== undefined ? 'reached' : unknown ? 'unknown' : isLate ? 'overdue' : 'open',
      ...(reachedDay && signupDay && { afterDays: daysBetween(signupDay, reachedDay) }),
      ...(isLate && { overdueDays }),
      metrics: when.metrics.map((metric) => metricOf(metric, judged, catalogue)),
    };
  });
}

function metricOf(metric: string, judged: AccountDay, catalogue: Catalogue): ReviewMilestone['metrics'][number] {
  const known = catalogue.metrics.get(metric);
  const { sources = [], newestDay } = judged.provenance[known?.family ?? metric] ?? {};
  const { label = metric, unit = '' } = known ?? {};
  return { metric, label, unit, value: judged.metrics[metric], sources, newestDay };
}
