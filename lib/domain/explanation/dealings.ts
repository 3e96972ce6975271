import { addDays, type Day } from '../day.ts';
import type { Dossier, MonthOfRecords } from '../records/dossier.ts';
import type {
  Cancellation,
  Contact,
  Interaction,
  Invoice,
  Subscription,
  SupportCase,
  Survey,
} from '../records/record.ts';

/** A person at the account, with the last contact there was with them. */
export type Person = Omit<Contact, 'kind' | 'accountId'> & {
  lastContact?: Pick<Interaction, 'day' | 'channel' | 'direction'>;
};

/** Who asked for nothing but to be told: the survey with the person it went to. */
export type AskedSurvey = Omit<Survey, 'kind' | 'accountId'> & { person?: string };

/** The people at an account and what there was between them and us, each newest first: what stands in its records. */
export type Dealings = {
  people: Person[];
  /** The last contact with anybody in which both sides spoke. */
  lastTwoWay?: Pick<Interaction, 'day' | 'channel' | 'direction'>;
  cases: Omit<SupportCase, 'kind' | 'accountId'>[];
  surveys: AskedSurvey[];
  subscriptions: Omit<Subscription, 'kind' | 'accountId'>[];
  invoices: Omit<Invoice, 'kind' | 'accountId'>[];
  cancellations: Omit<Cancellation, 'kind' | 'accountId'>[];
};

/** As many of a kind as a person still reads. */
const MOST = 30;

/** What the records of an account, as known on a day, tell of its people and its dealings with us. */
export function dealingsOf({ profile, months }: Dossier, day: Day): Dealings {
  const contacts = months.flatMap(({ interactions }) => interactions).filter((one) => one.day <= day);
  return {
    people: peopleOf(profile.contacts, contacts),
    ...lastTwoWay(contacts),
    cases: casesOf(months, addDays(day, 1)),
    surveys: newest(allOf(months, 'surveys'), ({ sentDay }) => sentDay).map((survey) => ({
      ...without(survey),
      ...named(survey.contactId, profile.contacts),
    })),
    subscriptions: newest(profile.subscriptions, ({ startDay }) => startDay).map(without),
    invoices: newest(allOf(months, 'invoices'), ({ issuedDay }) => issuedDay).map(without),
    cancellations: newest(profile.cancellations, (one) => one.day).map(without),
  };
}

function allOf<Kind extends 'surveys' | 'invoices'>(
  months: readonly MonthOfRecords[],
  kind: Kind,
): MonthOfRecords[Kind] {
  return months.flatMap((month): MonthOfRecords[Kind][number][] => month[kind]) as MonthOfRecords[Kind];
}

/** Those that are open first. */
function casesOf(months: readonly MonthOfRecords[], before: string) {
  const cases = months.flatMap((month) => month.cases).filter(({ openedAt }) => openedAt < before);
  const [open, closed] = [cases.filter((one) => !one.resolvedAt), cases.filter((one) => one.resolvedAt)];
  return [...newest(open, ({ openedAt }) => openedAt), ...newest(closed, ({ openedAt }) => openedAt)]
    .slice(0, MOST)
    .map(without);
}

function peopleOf(people: readonly Contact[], contacts: readonly Interaction[]): Person[] {
  const lastWith = (contactId: string) =>
    newest(
      contacts.filter((one) => one.contactId === contactId),
      (one) => one.day,
    )[0];
  const shown = people.map((person): Person => {
    const last = lastWith(person.contactId);
    return { ...without(person), ...(last && { lastContact: told(last) }) };
  });
  // Those who are still there, and whoever has a role, first.
  const rank = ({ leftDay, role }: Person) => (leftDay === undefined ? 0 : 2) + (role && role !== 'user' ? 0 : 1);
  return shown.sort((a, b) => rank(a) - rank(b) || (a.name ?? '').localeCompare(b.name ?? '')).slice(0, MOST);
}

function lastTwoWay(contacts: readonly Interaction[]): Pick<Dealings, 'lastTwoWay'> {
  const [last] = newest(
    contacts.filter(({ direction }) => direction === 'two-way'),
    (one) => one.day,
  );
  return last ? { lastTwoWay: told(last) } : {};
}

const told = ({ day, channel, direction }: Interaction) => ({ day, channel, direction });

function named(contactId: string | undefined, people: readonly Contact[]): { person?: string } {
  const name = people.find((person) => person.contactId === contactId)?.name;
  return name === undefined ? {} : { person: name };
}

function newest<T>(list: readonly T[], when: (one: T) => string): T[] {
  return list.toSorted((a, b) => (when(a) < when(b) ? 1 : -1)).slice(0, MOST);
}

function without<T extends { kind: string; accountId: string }>({ kind: _, accountId: __, ...rest }: T) {
  return rest;
}
