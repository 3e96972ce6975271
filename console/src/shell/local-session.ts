import { takeSession } from '../api/session.ts';

/** Who is at the keyboard of this machine, as they say: an address that what they do is recorded under, and a role to look through. */
export type LocalPerson = { person?: string; role?: string };

const KEY = 'holdfast.person';

/** What was said last in this browser. */
export function localPerson(): LocalPerson {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as LocalPerson;
  } catch {
    return {};
  }
}

/** Says who is at the keyboard from now on. */
export function becomeLocalPerson(person: LocalPerson): void {
  localStorage.setItem(KEY, JSON.stringify(person));
}

/** Has every request say who is at the keyboard. */
export function startLocalSession(): void {
  takeSession({
    async headers() {
      const { person, role } = localPerson();
      return { ...(person && { 'x-holdfast-person': person }), ...(role && { 'x-holdfast-role': role }) };
    },
  });
}
