import type { SupportCase } from '../domain/records/record.ts';
import type { Random } from './random.ts';
import type { Story } from './story.ts';
import type { TopicWords } from './words/case-words.ts';

type Frustration = NonNullable<Story['frustration']>;

/** What support makes of a ticket; hours are counted from the opening to the reply and from it to the solution, absent where it stays open. */
export type Answer = {
  resolution: NonNullable<SupportCase['resolution']>;
  reopens: number;
  rating: 'good' | 'bad';
  replyHours: number;
  solveHours?: number;
  /** The chance that it is escalated. */
  escalated: number;
};

/** Endings that leave the customer with the problem it came with. */
const UNRESOLVED: Answer['resolution'][] = ['future-release', 'as-designed'];

/** How support answers a ticket about a topic; `frustration` where the account's story is that it answers badly. */
export function answerOf(random: Random, words: TopicWords, frustration: Frustration | undefined): Answer {
  return frustration ? frustratedAnswer(random, words, frustration) : usualAnswer(random, words);
}

function usualAnswer(random: Random, { hours, resolutions }: TopicWords): Answer {
  const resolution = random.weighted(resolutions);
  const bad = UNRESOLVED.includes(resolution);
  const reopens = random.chance(bad ? 0.2 : 0.05) ? 1 + random.poisson(0.15) : 0;
  const rating = random.chance(bad ? 0.45 : 0.93 - 0.3 * Math.min(1, reopens)) ? 'good' : 'bad';
  const solveHours = random.logNormal(hours, 0.8);
  return { resolution, reopens, rating, replyHours: random.logNormal(1.6, 0.9), solveHours, escalated: 0.02 };
}

/** Slower, oftener put off than solved, reopened, now and then never solved at all. */
function frustratedAnswer(random: Random, { hours, resolutions }: TopicWords, frustration: Frustration): Answer {
  const putOff = random.chance(frustration.unresolved);
  const resolution = putOff ? random.pick(UNRESOLVED) : random.weighted(resolutions);
  const bad = UNRESOLVED.includes(resolution);
  const reopens = random.chance(bad ? 0.35 : 0.15) ? 1 + random.poisson(0.8) : 0;
  const rating = random.chance(bad ? 0.15 : 0.5) ? 'good' : 'bad';
  const solveHours = random.logNormal(hours * frustration.slower, 0.8) * (bad ? 1.8 : 1);
  const never = random.chance(0.14);
  const replyHours = random.logNormal(1.6 * frustration.slower, 0.9);
  return { resolution, reopens, rating, replyHours, solveHours: never ? undefined : solveHours, escalated: 0.2 };
}
