import { dayNumber } from '../day.ts';
import type { AccountHistory } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import type { At, Measurement } from './series.ts';

/** Whether somebody of the role is there (1 or 0), how many, and since when nobody is. No value when there never was anybody. */
export function measureContacts(
  { roles, take }: FamilyOf<'contact'>,
  { contacts, timeline }: AccountHistory,
): Measurement {
  const { start } = timeline;
  const leaving = contacts
    .filter(({ role }) => role !== undefined && roles.includes(role))
    .map(({ leftDay }) => (leftDay === undefined ? Number.POSITIVE_INFINITY : dayNumber(leftDay) - start))
    .sort((a, b) => a - b);
  if (leaving.length === 0) return () => () => Number.NaN;
  const present = (day: number) => leaving.filter((left) => left > day).length;
  const last = leaving.at(-1) as number;
  const takes: Record<typeof take, At> = {
    present: (day) => (last > day ? 1 : 0),
    people: present,
    'days-since-left': (day) => (last > day ? Number.NaN : day - last),
  };
  return () => takes[take];
}

/** The roles of the contacts that are there on a day of the timeline; undefined where there never was a contact. */
export function contactRoles({ contacts, timeline }: AccountHistory): ((index: number) => string[]) | undefined {
  if (contacts.length === 0) return undefined;
  const leaving = new Map<string, number>();
  for (const { role, leftDay } of contacts) {
    if (role === undefined) continue;
    const left = leftDay === undefined ? Number.POSITIVE_INFINITY : dayNumber(leftDay) - timeline.start;
    leaving.set(role, Math.max(left, leaving.get(role) ?? left));
  }
  const roles = [...leaving].sort(([a], [b]) => (a < b ? -1 : 1));
  let last: string[] = [];
  return (index) => {
    const there = roles.filter(([, left]) => left > index).map(([role]) => role);
    if (there.length !== last.length || there.some((role, place) => role !== last[place])) last = there;
    return last;
  };
}

/** The account's head count and age. No value on days before the sign-up. */
export function measureAccountItself({ take }: FamilyOf<'account'>, history: AccountHistory): Measurement {
  const { timeline, account, signupDay } = history;
  if (take === 'employees') return () => () => account.employees ?? Number.NaN;
  return () => (day) => {
    const age = signupDay === undefined ? Number.NaN : timeline.start + day - signupDay;
    return age >= 0 ? age : Number.NaN;
  };
}
