import type { OperationAnswer } from '../../../api/call-api.ts';

/** What the page is told. */
export type Economics = OperationAnswer<'reportUnitEconomics'>;
export type Channel = Economics['channels'][number];
export type Cohort = Economics['cohorts'][number];
