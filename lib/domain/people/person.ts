import type { Role } from './role.ts';

/** How far a person has come: invited and never signed in, able to sign in, or shut out. */
export const personStates = ['invited', 'active', 'disabled'] as const;

/** Somebody who may sign in: their e-mail address, and their role, if they have one of ours. */
export type Person = {
  personId: string;
  address: string;
  role?: Role;
  state: (typeof personStates)[number];
  /** ISO 8601. */
  invitedAt: string;
};

/** True when somebody else than `personId` is an administrator who can sign in: without one, nobody could let people in. */
export function leavesAnAdministrator(people: readonly Person[], personId: string): boolean {
  return people.some(
    (person) => person.personId !== personId && person.role === 'admin' && person.state !== 'disabled',
  );
}
