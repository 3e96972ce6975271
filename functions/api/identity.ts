import { mayUse, type Role, roles } from '../../lib/domain/people/role.ts';
import type { HttpEvent } from './http-event.ts';

/**
 * Who calls: a stable subject, the e-mail address they are known by where the token tells it, and their role, if they
 * have one of ours. `most` is the highest role they may take, where they may choose; `keyId` is there when it is a program.
 */
export type Identity = { subject: string; name?: string; role?: Role; most?: Role; keyId?: string };

/** Who is put on record for what a caller did. */
export function authorOf(identity?: Identity): string {
  return identity?.name ?? identity?.subject ?? 'unknown';
}

/** Tells who calls; undefined when the event does not say. */
export type Identify = (event: HttpEvent) => Identity | undefined | Promise<Identity | undefined>;

const asList = (claim: unknown): string[] =>
  Array.isArray(claim) ? claim.map(String) : String(claim ?? '').split(/[[\],\s]+/);

/**
 * The caller as API Gateway's JWT authorizer verified them: the highest of our roles among `cognito:groups`,
 * which API Gateway hands over as the text `[csm leader]`.
 */
export const identityFromClaims: Identify = (event) => {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  if (typeof claims?.sub !== 'string') return undefined;
  const groups = asList(claims['cognito:groups']);
  const role = roles.findLast((candidate) => groups.includes(candidate));
  return { subject: claims.sub, ...(typeof claims.email === 'string' && { name: claims.email }), role };
};

/** The longest address that mail knows (RFC 5321). */
const MOST_OF_A_NAME = 254;

/**
 * The person at the keyboard: on loopback, where no one else can call, they may do everything up to the role `most`. The
 * header `x-holdfast-person` says by which e-mail address they are known, and `x-holdfast-role` that they want to do less:
 * what a colleague with that role would see. A web page of another site cannot send either unasked.
 */
export function identityAtKeyboard(most: Role = 'admin'): Identify {
  return ({ headers }) => {
    const name = headers['x-holdfast-person']?.trim();
    const wished = roles.find((role) => role === headers['x-holdfast-role']);
    const role = wished && mayUse(most, wished) ? wished : most;
    const isAddress = name !== undefined && name.length <= MOST_OF_A_NAME && /^[^\s@]+@[^\s@]+$/.test(name);
    return { subject: 'local', ...(isAddress && { name }), role, most };
  };
}

/** The person at the keyboard of a server that keeps nothing from them. */
export const localIdentity: Identify = identityAtKeyboard();
