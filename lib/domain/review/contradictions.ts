import { commercialContradictions } from './commercial-contradictions.ts';
import type { Contradiction } from './pre-read.ts';
import { progressContradictions } from './progress-contradictions.ts';
import type { ReviewFacts } from './review-facts.ts';

/** What two sources cannot both be right about, in the order in which it is told. */
export const contradictionRules = [...progressContradictions, ...commercialContradictions];

/** Where the account's sources contradict each other: at least two claims each. */
export function contradictionsOf(facts: ReviewFacts): Contradiction[] {
  return contradictionRules.flatMap(({ contradiction, label, words, claims }) => {
    const found = claims(facts);
    return found.length < 2 ? [] : [{ contradiction, label, claims: found, words }];
  });
}
