import { type Day, dayOf } from '../domain/day.ts';
import { type ApiKey, isGood, mostKeys, tokenPrefix } from '../domain/people/api-key.ts';
import type { Role } from '../domain/people/role.ts';
import type { ApiKeyStore } from '../ports/people.ts';
import type { Clock, Ids } from '../ports/system.ts';
import { KeyRefused } from './errors.ts';
import { keysRead } from './list-api-keys.ts';

export type KeyWish = { name: string; role: Role; lastDay?: Day; by: string };

/** Makes a key for a program. The token is told here and never again. Throws KeyRefused. */
export async function createApiKey(
  { by, ...wish }: KeyWish,
  { apiKeys, clock, ids }: { apiKeys: ApiKeyStore; clock: Clock; ids: Ids },
): Promise<{ key: ApiKey; token: string }> {
  const createdAt = clock.now().toISOString();
  const today = dayOf(createdAt);
  if (wish.lastDay !== undefined && wish.lastDay < today)
    throw new KeyRefused('The last day of a key cannot be over already.');
  const good = (await apiKeys.newest(keysRead)).filter((key) => isGood(key, today));
  if (good.length >= mostKeys)
    throw new KeyRefused(`There are ${mostKeys} keys already: revoke one that nothing uses.`);
  const token = `${tokenPrefix}${ids.next()}${ids.next()}`;
  return { token, key: await apiKeys.create(token, { ...wish, createdAt, createdBy: by }) };
}
