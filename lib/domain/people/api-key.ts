import type { Day } from '../day.ts';
import type { Role } from './role.ts';

/** What a program calls the API with. `keyId` is made from the token, which nobody keeps: it cannot be made from the id. */
export type ApiKey = {
  keyId: string;
  /** What it is for, in the words of who made it. */
  name: string;
  role: Role;
  /** ISO 8601. */
  createdAt: string;
  createdBy: string;
  /** The last day it is good for (UTC); without one it is good until it is revoked. */
  lastDay?: Day;
  /** The last day it was used (UTC). */
  usedDay?: Day;
  revokedAt?: string;
  revokedBy?: string;
};

/** What every token begins with, by which it is told from those of people. */
export const tokenPrefix = 'hf_';

/** How many keys a company may have that are good. */
export const mostKeys = 50;

/** True when a key may be used on a day. */
export function isGood({ revokedAt, lastDay }: ApiKey, today: Day): boolean {
  return revokedAt === undefined && (lastDay === undefined || today <= lastDay);
}
