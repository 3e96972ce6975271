import { dayOf } from '../domain/day.ts';
import { type ApiKey, isGood } from '../domain/people/api-key.ts';
import type { ApiKeyStore } from '../ports/people.ts';
import type { Clock } from '../ports/system.ts';

/** How many keys are looked at, revoked ones among them. */
export const keysRead = 200;

/** A key, and whether it may be used today. */
export type KeyLine = ApiKey & { good: boolean };

/** The newest keys, newest first; revoked ones too, so that it is seen what they were. */
export async function listApiKeys(
  _: object,
  { apiKeys, clock }: { apiKeys: ApiKeyStore; clock: Clock },
): Promise<KeyLine[]> {
  const today = dayOf(clock.now().toISOString());
  return (await apiKeys.newest(keysRead)).map((key) => ({ ...key, good: isGood(key, today) }));
}
