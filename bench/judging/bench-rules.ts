/** A comparison with a metric, or alternatives of which one must hold. */
export type Test = [metric: string, operator: '<' | '<=' | '>' | '>=' | '==', value: number] | { any: Test[] };

/** A rule as data (from which CEL and json-rules-engine conditions are made) and the same rule written by hand. */
export type BenchRule = { all: Test[]; byHand: (m: Record<string, number>) => boolean };

/** A metric as the hand-written rules read it: like any program that trusts its input. */
const of = (m: Record<string, number>, id: string) => m[id] as number;

/** Twenty rules of three to six conditions, of the kind that Customer Success writes. */
export const benchRules: BenchRule[] = [
  {
    all: [
      ['events_90d', '>=', 100],
      ['events_28d_change', '<=', -0.4],
      ['days_since_signup', '>', 60],
    ],
    byHand: (m) => of(m, 'events_90d') >= 100 && of(m, 'events_28d_change') <= -0.4 && of(m, 'days_since_signup') > 60,
  },
  {
    all: [
      ['dashboards', '<', 3],
      ['reports', '<', 2],
      ['days_since_signup', '>=', 45],
      ['days_since_signup', '<=', 180],
    ],
    byHand: (m) =>
      of(m, 'dashboards') < 3 &&
      of(m, 'reports') < 2 &&
      of(m, 'days_since_signup') >= 45 &&
      of(m, 'days_since_signup') <= 180,
  },
  {
    all: [
      ['active_days_90d', '>=', 15],
      ['active_days_28d', '<=', 3],
      ['seats', '>', 2],
    ],
    byHand: (m) => of(m, 'active_days_90d') >= 15 && of(m, 'active_days_28d') <= 3 && of(m, 'seats') > 2,
  },
  {
    all: [
      ['champion_present', '==', 0],
      ['days_since_champion_left', '<=', 60],
      ['mrr', '>=', 100],
    ],
    byHand: (m) => of(m, 'champion_present') === 0 && of(m, 'days_since_champion_left') <= 60 && of(m, 'mrr') >= 100,
  },
  {
    all: [
      ['cases_opened_90d', '>=', 4],
      {
        any: [
          ['frustrating_share_90d', '>=', 40],
          ['csat_90d', '<', 40],
        ],
      },
    ],
    byHand: (m) => of(m, 'cases_opened_90d') >= 4 && (of(m, 'frustrating_share_90d') >= 40 || of(m, 'csat_90d') < 40),
  },
  {
    all: [
      ['urgent_open_cases', '>', 0],
      ['oldest_case_days', '>=', 10],
      ['open_cases', '>=', 2],
    ],
    byHand: (m) => of(m, 'urgent_open_cases') > 0 && of(m, 'oldest_case_days') >= 10 && of(m, 'open_cases') >= 2,
  },
  {
    all: [
      ['nps_90d', '<=', -50],
      ['nps_answers_90d', '>=', 2],
      ['survey_response_90d', '>', 20],
    ],
    byHand: (m) => of(m, 'nps_90d') <= -50 && of(m, 'nps_answers_90d') >= 2 && of(m, 'survey_response_90d') > 20,
  },
  {
    all: [
      ['surveys_unanswered', '>=', 2],
      ['days_since_answer', '>', 120],
      ['days_since_signup', '>', 200],
    ],
    byHand: (m) =>
      of(m, 'surveys_unanswered') >= 2 && of(m, 'days_since_answer') > 120 && of(m, 'days_since_signup') > 200,
  },
  {
    all: [
      ['data_rows', '>', 0],
      ['data_rows_28d_change', '<=', 0.002],
      ['days_since_signup', '>=', 60],
    ],
    byHand: (m) => of(m, 'data_rows') > 0 && of(m, 'data_rows_28d_change') <= 0.002 && of(m, 'days_since_signup') >= 60,
  },
  {
    all: [
      ['licence_utilisation', '<', 30],
      ['days_since_signup', '>=', 90],
      ['days_to_renewal', '<=', 90],
      ['mrr', '>', 50],
    ],
    byHand: (m) =>
      of(m, 'licence_utilisation') < 30 &&
      of(m, 'days_since_signup') >= 90 &&
      of(m, 'days_to_renewal') <= 90 &&
      of(m, 'mrr') > 50,
  },
  {
    all: [
      ['licence_utilisation', '>=', 85],
      ['events_28d_change', '>=', 0],
      ['seats_90d_change', '>=', 0],
      ['nps_90d', '>', 0],
    ],
    byHand: (m) =>
      of(m, 'licence_utilisation') >= 85 &&
      of(m, 'events_28d_change') >= 0 &&
      of(m, 'seats_90d_change') >= 0 &&
      of(m, 'nps_90d') > 0,
  },
  {
    all: [
      ['seats_90d_change', '<', -0.1],
      ['mrr_90d_change', '<', 0],
      ['days_to_renewal', '<', 200],
    ],
    byHand: (m) => of(m, 'seats_90d_change') < -0.1 && of(m, 'mrr_90d_change') < 0 && of(m, 'days_to_renewal') < 200,
  },
  {
    all: [
      ['logins_7d', '==', 0],
      ['logins_28d', '>', 10],
      ['active_users_28d', '>', 1],
      ['employees', '>', 20],
    ],
    byHand: (m) =>
      of(m, 'logins_7d') === 0 && of(m, 'logins_28d') > 10 && of(m, 'active_users_28d') > 1 && of(m, 'employees') > 20,
  },
  {
    all: [
      {
        any: [
          ['logins_28d_change', '<', -0.5],
          ['dashboard_views_28d_change', '<', -0.5],
          ['active_days_28d_change', '<', -0.5],
        ],
      },
      ['logins_90d', '>', 30],
      ['days_to_renewal', '<', 120],
    ],
    byHand: (m) =>
      (of(m, 'logins_28d_change') < -0.5 ||
        of(m, 'dashboard_views_28d_change') < -0.5 ||
        of(m, 'active_days_28d_change') < -0.5) &&
      of(m, 'logins_90d') > 30 &&
      of(m, 'days_to_renewal') < 120,
  },
  {
    all: [
      ['features_used_28d', '<=', 2],
      ['features_used_90d', '>=', 4],
      ['event_types_28d', '<', 4],
      ['events_28d', '>', 5],
    ],
    byHand: (m) =>
      of(m, 'features_used_28d') <= 2 &&
      of(m, 'features_used_90d') >= 4 &&
      of(m, 'event_types_28d') < 4 &&
      of(m, 'events_28d') > 5,
  },
  {
    all: [
      ['gauges', '==', 0],
      ['dashboards', '>=', 3],
      ['reports', '>=', 2],
      ['days_since_signup', '>', 30],
      ['days_since_signup', '<', 120],
    ],
    byHand: (m) =>
      of(m, 'gauges') === 0 &&
      of(m, 'dashboards') >= 3 &&
      of(m, 'reports') >= 2 &&
      of(m, 'days_since_signup') > 30 &&
      of(m, 'days_since_signup') < 120,
  },
  {
    all: [
      ['first_reply_hours_28d', '>', 24],
      ['cases_opened_28d', '>=', 2],
      {
        any: [
          ['reopen_share_90d', '>', 30],
          ['resolution_hours_90d', '>', 200],
        ],
      },
    ],
    byHand: (m) =>
      of(m, 'first_reply_hours_28d') > 24 &&
      of(m, 'cases_opened_28d') >= 2 &&
      (of(m, 'reopen_share_90d') > 30 || of(m, 'resolution_hours_90d') > 200),
  },
  {
    all: [
      ['stickiness', '<', 20],
      ['adoption_depth', '<', 10],
      ['active_users_28d', '>=', 3],
      ['days_since_signup', '>', 90],
    ],
    byHand: (m) =>
      of(m, 'stickiness') < 20 &&
      of(m, 'adoption_depth') < 10 &&
      of(m, 'active_users_28d') >= 3 &&
      of(m, 'days_since_signup') > 90,
  },
  {
    all: [
      ['users_created_28d', '>=', 3],
      ['built_28d', '>=', 5],
      ['events_28d_change', '>', 0.2],
      ['open_cases', '<', 3],
      ['licence_utilisation', '>', 60],
      ['mrr', '>', 0],
    ],
    byHand: (m) =>
      of(m, 'users_created_28d') >= 3 &&
      of(m, 'built_28d') >= 5 &&
      of(m, 'events_28d_change') > 0.2 &&
      of(m, 'open_cases') < 3 &&
      of(m, 'licence_utilisation') > 60 &&
      of(m, 'mrr') > 0,
  },
  {
    all: [
      ['api_calls_28d', '==', 0],
      ['reports_sent_28d', '==', 0],
      ['automations', '==', 0],
      ['days_to_renewal', '<=', 60],
      ['sponsor_present', '==', 0],
    ],
    byHand: (m) =>
      of(m, 'api_calls_28d') === 0 &&
      of(m, 'reports_sent_28d') === 0 &&
      of(m, 'automations') === 0 &&
      of(m, 'days_to_renewal') <= 60 &&
      of(m, 'sponsor_present') === 0,
  },
];
