import { tokenPrefix } from '../../lib/domain/people/api-key.ts';
import type { ApiKeyStore } from '../../lib/ports/people.ts';
import type { Clock } from '../../lib/ports/system.ts';
import { verifyApiKey } from '../../lib/usecases/verify-api-key.ts';
import type { Identify } from './identity.ts';

/** `Bearer hf_…`: what API keys look like, and tokens of people do not. */
const BEARER = new RegExp(`^Bearer (${tokenPrefix}.*)$`, 'i');

/** Who calls with an API key; who brings one that is not good is nobody, whoever they would be without it. Others are known by `otherwise`. */
export function identityOfKey(ports: { apiKeys: ApiKeyStore; clock: Clock }, otherwise: Identify): Identify {
  return async (event) => {
    const token = BEARER.exec(event.headers.authorization ?? '')?.[1];
    if (token === undefined) return otherwise(event);
    const key = await verifyApiKey(token, ports);
    return key && { subject: `key-${key.keyId}`, name: `${key.name} (API key)`, role: key.role, keyId: key.keyId };
  };
}
