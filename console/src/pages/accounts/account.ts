import type { OperationAnswer } from '../../api/call-api.ts';

/** A line of the list. */
export type Account = OperationAnswer<'listAccounts'>['accounts'][number];

/** The fields that the table, its filters and its export are made of. */
export const accountFields = [
  'accountId',
  'name',
  'owner',
  'industry',
  'sizeBand',
  'stage',
  'plan',
  'currency',
  'mrr',
  'renewalDay',
  'signupDay',
  'cancelledDay',
  'implementedDay',
  'score',
  'band',
  'coverage',
  'trend',
  'bandChange',
  'churnRisk',
  'reasons',
  'overdueMilestones',
  'reached',
  'events',
  'firings',
] as const satisfies readonly (keyof Account)[];
