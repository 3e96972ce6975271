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

/** The account's head count and age. No value on days before the sign-up. */
export function measureAccountItself({ take }: FamilyOf<'account'>, history: AccountHistory): Measurement {
  const { timeline, account, signupDay } = history;
  if (take === 'employees') return () => () => account.employees ?? Number.NaN;
  return () => (day) => {
    const age = signupDay === undefined ? Number.NaN : timeline.start + day - signupDay;
    return age >= 0 ? age : Number.NaN;
  };
}
