import type { Day } from '../day.ts';
import { hash64 } from '../hash.ts';

/**
 * The id of a rule's firing for an account on a day: the same whenever it is derived anew, and fit to name a
 * Step Functions execution (letters, digits and dashes, at most 67 characters). The account stands in it as a hash,
 * because its own id may hold any character.
 */
export function firingId(ruleId: string, accountId: string, day: Day): string {
  return `${ruleId}-${day.replaceAll('-', '')}-${hash64(accountId)}`;
}
