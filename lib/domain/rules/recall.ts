import { type Day, daysBetween } from '../day.ts';
import type { RuleState } from '../health/health.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { hasLeft, type Sight, sinceDay, stateAfter, verdictOf } from './evaluate-rules.ts';
import type { Rule } from './rule.ts';

/** What a rule that asks for neither peers nor health sees of an account on a day. */
export function sightOf(rule: Rule, day: AccountDay): Sight {
  const facts = { day };
  const verdict = verdictOf(rule, facts);
  const left = rule.exitWhen !== undefined && hasLeft(rule, facts, verdict);
  return { day: day.day, verdict, left: () => left };
}

/** Whether the rule could fire on one of these days (oldest first), whatever it remembers from before; its memory begins on `first`. */
export function couldFire(rule: Rule, days: Iterable<Sight>, first: Day): boolean {
  let since: Day | undefined = first;
  for (const { day, verdict } of days) {
    since = sinceDay(verdict, since, day);
    if (verdict === true && since !== undefined && daysBetween(since, day) + 1 >= rule.holdDays) return true;
  }
  return false;
}

/** The rule's memory after these days, which begin with the account's first one. */
export function memoryOf(rule: Rule, days: Iterable<Sight>): RuleState {
  let state: RuleState = {};
  for (const day of days) state = stateAfter(rule, day, state).state;
  return state;
}
