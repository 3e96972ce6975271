import { hash64 } from '../hash.ts';

/** What stands where a rule's id does when a person started the run. */
export const byHand = 'by-hand';

/** Step Functions names executions in at most 80 characters: 16 are the hash, 9 what stands between. */
const LONGEST_NAME = 50;

/**
 * The id of a run that a person starts: the same for the same request, however often it is made, and fit to name an
 * execution, as a firing's is.
 */
export function handRunId(playbook: string, accountId: string, requestId: string): string {
  return `${playbook.slice(0, LONGEST_NAME)}-${byHand}-${hash64(JSON.stringify([accountId, playbook, requestId]))}`;
}

/** The id of a task that a person makes: the same for the same request. */
export function handTaskId(accountId: string, requestId: string): string {
  return `${byHand}-${hash64(JSON.stringify([accountId, requestId]))}.task`;
}
