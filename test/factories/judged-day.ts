import type { JudgedDay } from '../../lib/ports/judging.ts';

/** A red account as judged on 2026-03-01: logins halved, dashboards stale, one milestone reached and one overdue. */
export function aJudgedDay(accountId: string, part: Partial<JudgedDay> = {}): JudgedDay {
  return {
    accountId,
    day: '2026-03-01',
    attributes: { name: `${accountId} Ltd`, signupDay: '2026-01-01', renewalDay: '2026-04-01', plan: 'Pro' },
    metrics: { logins_28d: 12, logins_28d_change: -0.5 },
    missing: { dashboards: 'stale' },
    milestones: { 'data-flowing': '2026-01-05' },
    provenance: { logins: { sources: ['admin-tool'], newestDay: '2026-02-27', records: 'usage' } },
    health: {
      score: 31,
      band: 'red',
      coverage: 0.6,
      points: [
        {
          measure: 'logins',
          metric: 'logins_28d',
          weight: 0.6,
          value: 12,
          percentile: 8,
          group: 'Retail',
          groupSize: 31,
          widened: true,
          points: 31,
          reason: 'logins fell by half',
        },
        { measure: 'nps', metric: 'nps', weight: 0.4, reason: 'no survey was answered' },
      ],
    },
    rules: { fading: { since: '2026-02-26', firedDay: '2026-02-28' } },
    historyRevision: 1,
    workflowsVersion: 'v1',
    ...part,
  };
}
