/**
 * Why we write: `operational` mail is what a customer would miss if nobody sent it by hand; anything that
 * sells or invites is `promotional`, and needs consent on record.
 */
export const categories = ['operational', 'promotional'] as const;
export type Category = (typeof categories)[number];

/** Whom a playbook can write to: a role at the customer, or (the last two) on our side. */
export const roles = ['champion', 'admin', 'executive-sponsor', 'billing', 'user', 'owner', 'executives'] as const;
export type Role = (typeof roles)[number];

/** A `customer` is protected by the gate; a `colleague` is written to at once, unless their address bounces. */
export type Audience = 'customer' | 'colleague';

/** On whose side a role is. */
export function audienceOf(role: Role): Audience {
  return role === 'owner' || role === 'executives' ? 'colleague' : 'customer';
}
