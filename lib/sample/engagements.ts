import type { Person, SampleAccount } from './account.ts';
import { isCustomer } from './account.ts';
import { type DayNumber, workingDay } from './calendar.ts';
import { storyLevel } from './levels.ts';
import { Random } from './random.ts';

/** A contact between the CSM and a customer; a meeting that was agreed may not take place. */
export type Engagement = {
  account: SampleAccount;
  person?: Person;
  number: number;
  day: DayNumber;
  type: 'MEETING' | 'CALL' | 'EMAIL' | 'INCOMING_EMAIL';
  held: boolean;
};

/** Days between two rounds in which the CSM gets in touch; the larger the customer, the shorter. */
const ROUND = { large: 28, small: 42 };
const LARGE_SEATS = 40;

/** A customer that is well keeps so many of the meetings agreed. */
const KEPT = 0.92;

/** An account's contacts up to a day: the steps of its onboarding, then a round every few weeks. */
export function engagementsOf(seed: number, account: SampleAccount, until: DayNumber): Engagement[] {
  const all = [...onboardingOf(account), ...roundsOf(seed, account, until)];
  const known = all.filter(({ day }) => day <= until && isCustomer(account, day));
  return known.map((engagement, number) => ({ ...engagement, account, number }));
}

type Bare = Omit<Engagement, 'account' | 'number'>;

function onboardingOf({ signup, onboarding, people }: SampleAccount): Bare[] {
  const days = [onboarding.kickoff, onboarding.training, onboarding.goLive].filter((after) => after !== undefined);
  return days.map((after) => ({ person: people[0], day: signup + after, type: 'MEETING', held: true }));
}

/** Each round is a stream of its own: what happens in it does not depend on how long we watch. */
function* roundsOf(seed: number, account: SampleAccount, until: DayNumber): Generator<Bare> {
  const every = account.seats >= LARGE_SEATS ? ROUND.large : ROUND.small;
  const first = account.signup + 20 + (account.number % every);
  for (let start = first; start <= until; start += every) {
    yield* roundOf(new Random(seed, account.number, 'engagement', start), account, start);
  }
}

/** A mail; perhaps an answer to it; perhaps a meeting (or a call) that follows, and takes place or does not. */
function* roundOf(random: Random, account: SampleAccount, start: DayNumber): Generator<Bare> {
  const warmth = warmthOn(account, start);
  const person = contactOn(random, account, start);
  const mailed = workingDay(start + random.whole(0, 6));
  yield { person, day: mailed, type: 'EMAIL', held: true };
  const [answers, meets, keeps] = [
    random.chance(0.7 * warmth),
    random.chance(0.75 * warmth),
    random.chance(KEPT * warmth),
  ];
  const type = random.chance(0.6) ? 'MEETING' : 'CALL';
  const [answered, met] = [mailed + random.whole(0, 3), workingDay(mailed + random.whole(3, 14))];
  if (answers) yield { person, day: answered, type: 'INCOMING_EMAIL', held: true };
  if (answers || meets) yield { person, day: met, type, held: keeps };
}

/** How willing the customer is to be met, 0–1: as it is to answer and to use the product. */
function warmthOn(account: SampleAccount, day: DayNumber): number {
  const answering = Math.min(1, storyLevel(account, 'answering', day));
  const activity = Math.min(1, storyLevel(account, 'activity', day));
  return answering * (0.35 + 0.65 * activity);
}

function contactOn(random: Random, { people }: SampleAccount, day: DayNumber): Person | undefined {
  const there = people.filter(({ from, left, role }) => from <= day && (left ?? day + 1) > day && role !== 'billing');
  const turn = random.next();
  return there[Math.floor(turn ** 2 * there.length)];
}
