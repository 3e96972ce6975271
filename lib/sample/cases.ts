import { instantAt } from '../domain/calendar/zoned-time.ts';
import { dayFromNumber } from '../domain/day.ts';
import type { SupportCase } from '../domain/records/record.ts';
import { isCustomer, type SampleAccount } from './account.ts';
import { attendance, type DayNumber, isWeekend } from './calendar.ts';
import { storyLevel } from './levels.ts';
import { Random } from './random.ts';
import { STORIES } from './stories.ts';
import { answerOf } from './support-answer.ts';
import { CASE_WORDS, type CaseTopic, EVERYDAY_TOPICS } from './words/case-words.ts';
import { DASHBOARDS, SOURCES, WANTED_SOURCES } from './words/things.ts';

/** A support case with its whole future; times are milliseconds since 1970, absent where it never happens. */
export type Ticket = {
  account: SampleAccount;
  opened: number;
  topic: CaseTopic;
  subject: string;
  priority: NonNullable<SupportCase['priority']>;
  /** The number of the person who wrote it. */
  requester: number;
  firstReply: number;
  solved?: number;
  resolution: NonNullable<SupportCase['resolution']>;
  reopens: number;
  rating?: 'good' | 'bad';
  escalated: boolean;
};

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;

/** Topics on which a customer can be put off; a question about an invoice is always answered. */
const FRUSTRATING: CaseTopic[] = ['bug', 'performance', 'data-source', 'feature-request', 'connector'];

/** Share of the solved tickets that are rated. */
const RATED = 0.32;

/** Tickets that a story tells of: topic, and days (low, high) from its onset. */
const SCRIPTED: Partial<Record<SampleAccount['story'], [topic: CaseTopic, low: number, high: number][]>> = {
  'champion-left': [['handover', 3, 14]],
  acquired: [
    ['farewell', 6, 20],
    ['farewell', 30, 60],
  ],
  'integration-missing': [
    ['connector', 0, 6],
    ['connector', 20, 45],
  ],
  price: [
    ['billing', 2, 15],
    ['billing', 40, 80],
  ],
};

/** How many days before its sign-up a company that asks first does so. */
export const PRESALES_DAYS = 9;

/** An account's tickets opened up to a day, in order of opening. */
export function casesOf(seed: number, account: SampleAccount, until: DayNumber): Ticket[] {
  const tickets = account.blemishes.includes('ticket-before-signup') ? [presales(seed, account)] : [];
  const random = new Random(seed, account.number, 'cases');
  const script = scriptOf(seed, account);
  // Nobody writes on the day of the sign-up: east of Greenwich its morning is the day before in UTC.
  for (let day = account.signup + 1; day <= until && isCustomer(account, day); day += 1) {
    const count = random.poisson(rateOn(account, day));
    const topics = Array.from({ length: count }, () => topicOn(random, account, day));
    for (const topic of [...topics, ...(script.get(day) ?? [])]) tickets.push(openCase(random, account, day, topic));
  }
  return tickets.filter(({ opened }) => opened < (until + 1) * MS_PER_DAY).sort((a, b) => a.opened - b.opened);
}

function presales(seed: number, account: SampleAccount): Ticket {
  return openCase(new Random(seed, account.number, 'presales'), account, account.signup - PRESALES_DAYS, 'presales');
}

function scriptOf(seed: number, account: SampleAccount): Map<DayNumber, CaseTopic[]> {
  const random = new Random(seed, account.number, 'script');
  const script = new Map<DayNumber, CaseTopic[]>();
  for (const [topic, low, high] of SCRIPTED[account.story] ?? []) {
    const day = account.onset + random.whole(low, high);
    script.set(day, [...(script.get(day) ?? []), topic]);
  }
  return script;
}

/** Tickets expected on a day: more in the first weeks, with more seats, and as the story goes. */
function rateOn(account: SampleAccount, day: DayNumber): number {
  const monthly = 0.22 + 0.4 * Math.log1p(account.seats / 14);
  const fresh = 1 + 1.4 * Math.exp(-(day - account.signup) / 30);
  const week = isWeekend(day) ? 0.06 : 1;
  return (monthly / 21) * fresh * week * attendance(account.place.country, day) * storyLevel(account, 'cases', day);
}

function topicOn(random: Random, account: SampleAccount, day: DayNumber): CaseTopic {
  const told = day >= account.onset ? STORIES[account.story].topics : undefined;
  if (told && random.chance(0.75)) return random.weighted(told);
  return random.weighted(EVERYDAY_TOPICS[day - account.signup < 45 ? 'early' : 'later']);
}

function openCase(random: Random, account: SampleAccount, day: DayNumber, topic: CaseTopic): Ticket {
  const words = CASE_WORDS[topic];
  const told = day >= account.onset && FRUSTRATING.includes(topic);
  const frustration = told ? STORIES[account.story].frustration : undefined;
  const local = { day: dayFromNumber(day), minute: random.whole(500, 1055) };
  const opened = instantAt(local, account.place.timeZone) + random.whole(0, 59) * 1000;
  const answer = answerOf(random, words, frustration);
  const firstReply = afterHours(opened, answer.replyHours);
  return {
    account,
    opened,
    topic,
    subject: subjectOf(random, words.subjects),
    priority: random.weighted(words.priorities),
    requester: requesterOf(random, account, day, topic),
    firstReply,
    solved: answer.solveHours === undefined ? undefined : afterHours(firstReply, answer.solveHours),
    resolution: answer.resolution,
    reopens: answer.reopens,
    rating: random.chance(RATED) && answer.solveHours !== undefined ? answer.rating : undefined,
    escalated: random.chance(answer.escalated),
  };
}

/** Somebody who is there on the day: about money the one who pays, otherwise one who uses the product. */
function requesterOf(random: Random, { people }: SampleAccount, day: DayNumber, topic: CaseTopic): number {
  const there = people.filter(({ from, left }) => from <= day && (left === undefined || left > day));
  const apt = there.filter(({ role }) => (role === 'billing') === (topic === 'billing'));
  const choice = apt.length > 0 ? apt : there.length > 0 ? there : people.slice(0, 1);
  return random.pick(choice).number;
}

function subjectOf(random: Random, subjects: string[]): string {
  const words: Record<string, string> = {
    source: random.pick(SOURCES),
    wanted: random.pick(WANTED_SOURCES),
    dashboard: random.pick(DASHBOARDS),
  };
  const subject = random.pick(subjects).replaceAll(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '');
  return subject.charAt(0).toUpperCase() + subject.slice(1);
}

/** So many hours later; the weekend does not count. */
function afterHours(start: number, hours: number): number {
  const end = start + Math.round(hours * 3600) * 1000;
  return isWeekend(Math.floor(end / MS_PER_DAY)) ? end + 2 * MS_PER_DAY : end;
}
