import { RequestRefused } from './errors.ts';
import type { Identity } from './identity.ts';

/** What follows, for a person only: a key that leaked must not let anybody in who stays when it is revoked. Throws RequestRefused. */
export function asPerson<T>(identity: Identity | undefined, what: T): T {
  if (identity?.keyId === undefined) return what;
  throw new RequestRefused(403, 'People and keys are for a person to change: sign in as an administrator.');
}
