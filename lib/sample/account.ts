import type { Contact } from '../domain/records/record.ts';
import type { DayNumber } from './calendar.ts';
import type { Industry } from './industries.ts';
import type { Currency, Place } from './places.ts';
import type { LeavingReason, StoryName } from './story.ts';

/** One of the vendor's Customer Success managers. */
export type Csm = { number: number; name: string; email: string };

/** A person at a customer. `answers` is the chance that they answer a survey, `mood` shifts their scores in NPS points. */
export type Person = {
  number: number;
  firstName: string;
  lastName: string;
  email: string;
  title: string;
  department: string;
  role: NonNullable<Contact['role']>;
  timeZone: string;
  optedOut: boolean;
  from: DayNumber;
  left?: DayNumber;
  answers: number;
  mood: number;
};

/** The customer leaves: it says so on the `notice` day and its access ends after the `effective` day. */
export type Departure = { notice: DayNumber; effective: DayNumber; reason: LeavingReason; comment: string };

export type Plan = 'Starter' | 'Team' | 'Business' | 'Enterprise';

/** What is wrong with an account's data, as in every real company's: what a data-quality report should find. */
export type Blemish =
  | 'ticket-before-signup'
  | 'usage-before-signup'
  | 'duplicate-contact'
  | 'missing-in-hubspot'
  | 'open-after-churn';

/** Where the first weeks go: days since sign-up. Absent where the account never gets there. */
export type Onboarding = { kickoff?: number; connected?: number; training?: number; goLive?: number };

/** How the people of an account work, whatever its story. */
export type Temper = {
  /** Chance that a user is at work in the product on a normal working day. */
  presence: number;
  /** Dashboards looked at by a person at work in a day. */
  depth: number;
  /** Users created as a share of the seats. */
  utilisation: number;
  /** Users gained in a year, as a factor. */
  yearlyGrowth: number;
  /** Rows stored per user and day. */
  rowsPerUser: number;
  /** Calls of the API in a day; 0 where it is not used. */
  apiCalls: number;
  /** Things built in a month once live. */
  buildsPerMonth: number;
};

/** All that is settled about an account before its first day; nothing here depends on how long we watch it. */
export type SampleAccount = {
  number: number;
  customerNumber: string;
  name: string;
  legalName: string;
  domain: string;
  industry: Industry;
  employees: number;
  place: Place;
  currency: Currency;
  csm: Csm;
  channel: string;
  signup: DayNumber;
  /** First day that is paid for; a trial comes before it when it lies after the sign-up. */
  paidFrom: DayNumber;
  termMonths: 1 | 12;
  seats: number;
  discount: number;
  story: StoryName;
  /** First day on which the story shows. */
  onset: DayNumber;
  departure?: Departure;
  /** Buys fewer seats at the first chance after two months of its story. */
  shrinks: boolean;
  onboarding: Onboarding;
  temper: Temper;
  people: Person[];
  blemishes: Blemish[];
};

/** The whole days an account is a customer: from sign-up to its last day of access. */
export function isCustomer(account: SampleAccount, day: DayNumber): boolean {
  return day >= account.signup && day <= (account.departure?.effective ?? Number.POSITIVE_INFINITY);
}
