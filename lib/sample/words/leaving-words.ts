import type { LeavingReason } from '../story.ts';

/** What customers write next to the reason they pick when they cancel. */
export const LEAVING_WORDS: Record<LeavingReason, string[]> = {
  never_got_started: [
    'We never found the time to set it up.',
    'Data was never connected, so nobody could use it.',
    'Project owner changed roles before we got going.',
    'Not implemented after three months, we have to stop paying for it.',
  ],
  acquired_merged: [
    'We were acquired and move to the group’s BI platform.',
    'Merging with another company, they have their own tool.',
  ],
  missing_integration: ['No connector for our new system.', 'We changed our data warehouse and you do not support it.'],
  too_expensive: [
    'Budget cuts.',
    'Cannot justify the price for the number of people who use it.',
    'Cheaper alternative is good enough.',
  ],
  switched_vendor: [
    'Moving to another tool that is bundled with our suite.',
    'Competitor offered a package with data warehouse.',
    'New management prefers the tool they know.',
  ],
  no_value: ['Not used enough.', 'Nobody opens the dashboards any more.', 'We went back to spreadsheets.'],
  support_quality: [
    'Too many open bugs, too many “future release” answers.',
    'Support could not solve our issues in half a year.',
  ],
  other: ['Closing this business unit.', 'Reorganisation.'],
  '': [''],
};
