import type { SupportCase } from '../../domain/records/record.ts';

/** What a ticket is about. */
export type CaseTopic =
  | 'setup'
  | 'how-to'
  | 'bug'
  | 'billing'
  | 'feature-request'
  | 'performance'
  | 'data-source'
  | 'permissions'
  | 'presales'
  | 'handover'
  | 'farewell'
  | 'connector';

type Resolution = NonNullable<SupportCase['resolution']>;
type Priority = NonNullable<SupportCase['priority']>;

/** `hours` is the median time to solve; weights say how such tickets end and how urgent they are. */
export type TopicWords = {
  subjects: string[];
  hours: number;
  resolutions: Partial<Record<Resolution, number>>;
  priorities: Partial<Record<Priority, number>>;
};

const CALM: TopicWords['priorities'] = { low: 35, normal: 60, high: 5 };
const PRESSING: TopicWords['priorities'] = { normal: 45, high: 42, urgent: 13 };

/** Subjects as customers write them; `{source}`, `{dashboard}` and `{wanted}` are filled per account. */
export const CASE_WORDS: Record<CaseTopic, TopicWords> = {
  setup: {
    subjects: [
      'Help connecting {source}',
      'Stuck on step 2 of the setup guide',
      'Invited colleagues did not get their e-mail',
      'Which permissions does the {source} connector need?',
      'Can someone walk us through the first dashboard?',
      'Time zone of imported {source} data is off by a day',
    ],
    hours: 9,
    resolutions: { fixed: 70, workaround: 15, 'no-response': 15 },
    priorities: CALM,
  },
  'how-to': {
    subjects: [
      'How do I compare this month with the same month last year?',
      'Change the fiscal year start',
      'Show the {dashboard} dashboard on the office TV',
      'Filter a report by region',
      'How to schedule a report for the first working day of the month',
      'Rolling 28-day average in a gauge',
      'Copy the {dashboard} dashboard for another team',
      'Where did the export button go?',
    ],
    hours: 6,
    resolutions: { fixed: 78, workaround: 12, 'as-designed': 5, 'no-response': 5 },
    priorities: CALM,
  },
  bug: {
    subjects: [
      '{dashboard} dashboard shows yesterday’s numbers',
      'Totals in the report do not match the dashboard',
      'Gauge stays grey after saving the threshold',
      'Scheduled report arrived twice',
      'Filter resets when switching tabs',
      'Chart legend overlaps the data on small screens',
      'Error 500 when opening the {dashboard} dashboard',
      'PDF export cuts off the last column',
      'Alert fired although the value is below the threshold',
    ],
    hours: 30,
    resolutions: { fixed: 66, workaround: 18, 'future-release': 9, 'as-designed': 4, 'no-response': 3 },
    priorities: PRESSING,
  },
  billing: {
    subjects: [
      'Invoice needs our purchase order number',
      'Can we reduce the number of seats before renewal?',
      'Why did our price go up?',
      'Discount for paying yearly?',
      'Charged for users who have left',
      'Cheaper plan without the API?',
      'Update billing address and VAT number',
    ],
    hours: 20,
    resolutions: { fixed: 72, 'as-designed': 18, other: 10 },
    priorities: { low: 30, normal: 60, high: 10 },
  },
  'feature-request': {
    subjects: [
      'Dark mode for wallboards',
      'Subtotals in pivot tables',
      'Share a dashboard outside the company without a login',
      'Row-level permissions',
      'Annotations on charts',
      'Version history for dashboards',
    ],
    hours: 48,
    resolutions: { 'future-release': 55, 'as-designed': 15, workaround: 25, other: 5 },
    priorities: { low: 60, normal: 40 },
  },
  performance: {
    subjects: [
      '{dashboard} dashboard takes more than a minute to load',
      'Report times out since last week',
      'Everything is slow on Monday mornings',
      'Refresh of {source} data hangs at 80 %',
    ],
    hours: 44,
    resolutions: { fixed: 60, workaround: 22, 'future-release': 12, 'as-designed': 6 },
    priorities: PRESSING,
  },
  'data-source': {
    subjects: [
      '{source} connection lost again',
      'Data from {source} is two days behind',
      'Duplicate rows after the {source} sync',
      '{source} sync fails with “invalid credentials”',
      'Custom fields from {source} are missing',
    ],
    hours: 24,
    resolutions: { fixed: 70, workaround: 17, 'future-release': 9, 'no-response': 4 },
    priorities: { normal: 55, high: 37, urgent: 8 },
  },
  permissions: {
    subjects: [
      'Remove a former colleague’s access',
      'Viewer can edit the {dashboard} dashboard',
      'Single sign-on for the new team',
      'Reset two-factor for a user',
    ],
    hours: 7,
    resolutions: { fixed: 90, workaround: 6, 'as-designed': 4 },
    priorities: { normal: 75, high: 25 },
  },
  presales: {
    subjects: ['Does the trial include the {source} connector?', 'Question before we sign up: data residency'],
    hours: 8,
    resolutions: { fixed: 100 },
    priorities: { normal: 100 },
  },
  handover: {
    subjects: [
      'Transfer ownership of dashboards: our admin has left',
      'Who set up our scheduled reports? Need access',
      'Locked out: the account owner no longer works here',
    ],
    hours: 16,
    resolutions: { fixed: 80, workaround: 20 },
    priorities: { normal: 60, high: 40 },
  },
  farewell: {
    subjects: [
      'Bulk export of all dashboards and data',
      'Contract: we are joining our new parent company’s tools',
      'Deactivate users after the merger',
    ],
    hours: 28,
    resolutions: { fixed: 70, workaround: 20, other: 10 },
    priorities: { normal: 80, high: 20 },
  },
  connector: {
    subjects: [
      'Is there a connector for {wanted}?',
      'We are moving to {wanted}: how do we keep our dashboards?',
      '{wanted} connector: any date?',
    ],
    hours: 70,
    resolutions: { 'future-release': 85, workaround: 15 },
    priorities: { normal: 50, high: 50 },
  },
};

/** What support is asked in an account's first weeks, and later on. */
export const EVERYDAY_TOPICS: Record<'early' | 'later', Partial<Record<CaseTopic, number>>> = {
  early: { setup: 55, 'how-to': 25, 'data-source': 14, permissions: 6 },
  later: {
    'how-to': 28,
    bug: 24,
    billing: 10,
    'feature-request': 12,
    performance: 6,
    'data-source': 12,
    permissions: 8,
  },
};
