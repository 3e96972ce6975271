import type { Person, SampleAccount } from './account.ts';
import { isCustomer } from './account.ts';
import { type DayNumber, dateParts, nthWeekday } from './calendar.ts';
import { storyLevel } from './levels.ts';
import { Random } from './random.ts';
import { sentimentOf, surveyComments } from './words/survey-words.ts';

/** An NPS survey sent to a person, with its whole future: silence is an absent answer. */
export type NpsSurvey = {
  account: SampleAccount;
  person: Person;
  wave: number;
  sent: DayNumber;
  answer?: { day: DayNumber; score: number; comment: string };
};

const MONTHS = [2, 5, 8, 11];
const TUESDAY = 2;
const USUAL_SCORE = 8.1;

/** Nobody is asked in the first month. */
const YOUNGEST_ASKED = 30;

/** The days on which the vendor asks everyone: the second Tuesday of February, May, August and November. */
export function surveyWaves(firstDay: DayNumber, until: DayNumber): DayNumber[] {
  const waves: DayNumber[] = [];
  for (let { year } = dateParts(firstDay); year <= dateParts(until).year; year += 1) {
    waves.push(...MONTHS.map((month) => nthWeekday(year, month, TUESDAY, 2)));
  }
  return waves.filter((day) => day >= firstDay && day <= until);
}

/** The surveys an account's people were sent in a wave. */
export function surveysOf(seed: number, account: SampleAccount, wave: DayNumber): NpsSurvey[] {
  if (!isCustomer(account, wave) || wave < account.signup + YOUNGEST_ASKED) return [];
  return account.people.filter((person) => isAsked(person, wave)).map((person) => ask(seed, account, person, wave));
}

function isAsked({ role, from, left, optedOut }: Person, day: DayNumber): boolean {
  return role !== 'billing' && !optedOut && from < day && (left === undefined || left > day);
}

function ask(seed: number, account: SampleAccount, person: Person, sent: DayNumber): NpsSurvey {
  const random = new Random(seed, account.number, 'survey', sent, person.number);
  const survey = { account, person, wave: sent, sent };
  const answers = random.chance(person.answers * storyLevel(account, 'answering', sent));
  if (!answers) return survey;
  const mean = USUAL_SCORE + person.mood + storyLevel(account, 'sentiment', sent);
  const score = Math.min(10, Math.max(0, Math.round(random.normal(mean, 1.1))));
  const words = surveyComments(sent >= account.onset ? account.story : undefined, sentimentOf(score));
  // Colleagues asked on one day, and one person over the quarters, do not write the same sentence.
  const turn = account.number + person.number + 3 * Math.floor(sent / 91);
  const comment = random.chance(0.55) ? (words[turn % words.length] ?? '') : '';
  return { ...survey, answer: { day: sent + Math.min(13, Math.floor(random.logNormal(1.2, 1))), score, comment } };
}
