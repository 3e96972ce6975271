import { type Departure, isCustomer, type Person, type SampleAccount } from '../account.ts';
import type { DayNumber } from '../calendar.ts';
import type { Ticket } from '../cases.ts';
import type { NpsSurvey } from '../surveys.ts';

const MS_PER_DAY = 86_400_000;

/** The first instant after a day, in UTC: what lies before it is known on that day. */
export function endOf(day: DayNumber): number {
  return (day + 1) * MS_PER_DAY;
}

/** A ticket as it stands at the end of a day: replies and solutions that are yet to come are absent. */
export function ticketAsOf(ticket: Ticket, until: DayNumber): Omit<Ticket, 'firstReply'> & { firstReply?: number } {
  const known = (instant?: number) => (instant !== undefined && instant < endOf(until) ? instant : undefined);
  const solved = known(ticket.solved);
  const { rating, reopens } = solved ? ticket : { rating: undefined, reopens: 0 };
  return { ...ticket, firstReply: known(ticket.firstReply), solved, rating, reopens };
}

/** A survey as it stands on a day: an answer that is yet to come is silence. */
export function surveyAsOf(survey: NpsSurvey, until: DayNumber): NpsSurvey {
  return survey.answer && survey.answer.day > until ? { ...survey, answer: undefined } : survey;
}

/** The cancellation, once it is known. */
export function departureAsOf({ departure }: SampleAccount, until: DayNumber): Departure | undefined {
  return departure && departure.notice <= until ? departure : undefined;
}

/** The people known on a day, with the leaving that is known on it. */
export function peopleAsOf({ people }: SampleAccount, until: DayNumber): Person[] {
  const known = people.filter(({ from }) => from <= until);
  return known.map((person) =>
    person.left !== undefined && person.left > until ? { ...person, left: undefined } : person,
  );
}

/** Where the account stands with the vendor on a day. */
export function lifecycleOf(
  account: SampleAccount,
  until: DayNumber,
): 'prospect' | 'trial' | 'onboarding' | 'live' | 'closed' {
  const { signup, paidFrom, onboarding } = account;
  if (until < signup) return 'prospect';
  if (!isCustomer(account, until)) return 'closed';
  if (onboarding.goLive !== undefined && until >= signup + onboarding.goLive) return 'live';
  return until < paidFrom ? 'trial' : 'onboarding';
}
