import { addDays, type Day } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { accountDays, measureAccount } from '../metrics/measure-account.ts';
import type { SourceFreshness } from '../metrics/source-freshness.ts';
import type { Dossier } from '../records/dossier.ts';
import { evaluateMilestones, type Reached } from './evaluate-milestones.ts';
import type { Milestone } from './milestone.ts';
import { withMilestoneMetrics } from './with-milestone-metrics.ts';

/** What measuring goes by: the catalogue and the milestones of the published workflows. */
export type Definitions = { catalogue: Catalogue; milestones: Milestone[] };

/** The days to measure; `reached` is what had been reached on the day before `from`, undefined when nobody looked yet. */
export type DaysToMeasure = { from: Day; until: Day; freshness: SourceFreshness; reached?: Reached };

/**
 * An account's days with metrics and milestones. With `reached` the dossier must reach `lookBackDays` before
 * `from`; without it the dossier must hold the whole history, which is scanned for the milestones from the
 * customer's first day on (only the metrics that milestones ask for are measured there).
 */
export function measureDays(
  dossier: Dossier,
  { catalogue, milestones }: Definitions,
  { from, until, freshness, reached }: DaysToMeasure,
): AccountDay[] {
  const before = reached ?? scanHistory(dossier, { catalogue, milestones }, { until: addDays(from, -1), freshness });
  const days = evaluateMilestones(measureAccount(dossier, catalogue, { from, until, freshness }), milestones, before);
  return days.map((day) => withMilestoneMetrics(day, milestones));
}

/** The milestones reached from the account's first day until a day; the dossier must hold the whole history until then. */
export function scanHistory(
  dossier: Dossier,
  { catalogue, milestones }: Definitions,
  { until, freshness }: { until: Day; freshness: SourceFreshness },
): Reached {
  const from = firstDayOf(dossier);
  if (milestones.length === 0 || from === undefined || from > until) return {};
  const only = new Set(milestones.flatMap(({ when }) => when.metrics));
  let reached: Reached = {};
  let open = milestones;
  for (const day of accountDays(dossier, catalogue, { from, until, freshness, only, bare: true })) {
    const before = reached;
    day.milestones = reached;
    for (const { id, when } of open) {
      if (when.holds({ day }) !== true) continue;
      reached = { ...reached, [id]: day.day };
      // Those that come later in the list may build on it on the same day.
      day.milestones = reached;
    }
    if (reached === before) continue;
    open = open.filter(({ id }) => reached[id] === undefined);
    if (open.length === 0) return reached;
  }
  return reached;
}

/** The first day an account is known of: its sign-up, its first contract, or its first month with records. */
export function firstDayOf({ profile, months }: Dossier): Day | undefined {
  const stated = profile.accounts.find(({ signupDay }) => signupDay !== undefined)?.signupDay;
  if (stated !== undefined) return stated;
  const starts = profile.subscriptions.map(({ startDay }) => startDay);
  const firstMonth = months[0] && `${months[0].month}-01`;
  return starts.toSorted()[0] ?? firstMonth;
}
