import type { ApiKeyStore } from '../ports/people.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound } from './errors.ts';

/** Ends a key at once, for good. Throws NotFound when there is none, or none any more. */
export async function revokeApiKey(
  { keyId, by }: { keyId: string; by: string },
  { apiKeys, clock }: { apiKeys: ApiKeyStore; clock: Clock },
): Promise<void> {
  const revoked = { revokedAt: clock.now().toISOString(), revokedBy: by };
  if (!(await apiKeys.revoke(keyId, revoked))) throw new NotFound('There is no such key that could still be revoked.');
}
