import { dayOf } from '../domain/day.ts';
import { type ApiKey, isGood, tokenPrefix } from '../domain/people/api-key.ts';
import type { ApiKeyStore } from '../ports/people.ts';
import type { Clock } from '../ports/system.ts';

/** A token has this prefix and 64 hexadecimal digits; what has not needs no look into the table. */
const FORM = new RegExp(`^${tokenPrefix}[0-9a-f]{64}$`);

/** The good key that a token is of, and that it was used today; undefined for any other, whatever is wrong with it. */
export async function verifyApiKey(
  token: string,
  { apiKeys, clock }: { apiKeys: ApiKeyStore; clock: Clock },
): Promise<ApiKey | undefined> {
  if (!FORM.test(token)) return undefined;
  const key = await apiKeys.find(token);
  const today = dayOf(clock.now().toISOString());
  if (!key || !isGood(key, today)) return undefined;
  if (key.usedDay !== today) await apiKeys.noteUse(key.keyId, today);
  return key;
}
