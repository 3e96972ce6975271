import { addDays, type Day, daysBetween } from '../day.ts';
import type { Facts, Verdict } from '../expressions/expression.ts';
import type { RuleState } from '../health/health.ts';
import type { Metric } from '../metrics/catalogue.ts';
import type { Firing } from './firing.ts';
import { firingId } from './firing-id.ts';
import { reasonInWords } from './reason-in-words.ts';
import type { Rule } from './rule.ts';

/** The rules with the catalogue's metrics, whose labels the reasons are worded in. */
export type RuleBook = { rules: Rule[]; metrics: ReadonlyMap<string, Metric> };

/** Each rule's memory by rule id, and what fired on the day. */
export type RulesVerdict = { states: Record<string, RuleState>; firings: Firing[] };

/**
 * Judges an account's day by every rule that is not off, from each rule's state of the day before. A rule fires
 * when its condition has held for its hold days without a break, its cooldown is over, and (if it has an exit
 * condition) it has left since it last fired. On a day whose verdict is unknown the hold stands still: it
 * is not broken, and the day does not count. A live rule's firing is `recorded`; who runs the day starts playbooks.
 */
export function evaluateRules(
  facts: Facts,
  { rules, metrics }: RuleBook,
  previous: Record<string, RuleState>,
): RulesVerdict {
  const states: Record<string, RuleState> = {};
  const firings: Firing[] = [];
  for (const rule of rules) {
    if (rule.mode === 'off') continue;
    const { state, fires } = judge(rule, facts, previous[rule.id] ?? {});
    if (Object.keys(state).length > 0) states[rule.id] = state;
    if (fires) firings.push(firingOf(rule, facts, metrics));
  }
  return { states, firings };
}

function judge(rule: Rule, facts: Facts, before: RuleState): { state: RuleState; fires: boolean } {
  const verdict = verdictOf(rule, facts);
  return stateAfter(rule, { day: facts.day.day, verdict, left: () => hasLeft(rule, facts, verdict) }, before);
}

/** What a rule sees of an account on a day: whether its condition holds, and whether an open rule would leave. */
export type Sight = { day: Day; verdict: Verdict; left: () => boolean };

/** A rule's memory after a day on which it saw this, and whether it fires. */
export function stateAfter(
  rule: Rule,
  { day, verdict, left }: Sight,
  before: RuleState,
): { state: RuleState; fires: boolean } {
  const open = before.open === true && !left();
  const since = sinceDay(verdict, before.since, day);
  const held = since !== undefined && verdict === true && daysBetween(since, day) + 1 >= rule.holdDays;
  const rested = before.firedDay === undefined || daysBetween(before.firedDay, day) >= rule.cooldownDays;
  const fires = held && rested && !open;
  const firedDay = fires ? day : before.firedDay;
  const stillOpen = rule.exitWhen !== undefined && (fires || open);
  return { state: { ...(since && { since }), ...(firedDay && { firedDay }), ...(stillOpen && { open: true }) }, fires };
}

/** Whether the condition holds, for an account that the rule looks at. */
export function verdictOf(rule: Rule, facts: Facts): Verdict {
  return regards(rule, facts) ? rule.when.holds(facts) : false;
}

/** Whether the rule looks at this account at all. */
function regards({ accounts }: Rule, { day }: Facts): boolean {
  const cancelled = day.attributes.cancelledDay !== undefined;
  return accounts === 'all' || cancelled === (accounts === 'cancelled');
}

/** An open rule leaves when its exit condition holds; one without an exit condition is never open. */
export function hasLeft({ exitWhen }: Rule, facts: Facts, verdict: Verdict): boolean {
  return exitWhen === undefined ? verdict === false : exitWhen.holds(facts) === true;
}

/** The first day of the hold. An unknown day moves it on by one, so that as many days have been held as before. */
export function sinceDay(verdict: Verdict, before: string | undefined, day: string): string | undefined {
  if (verdict === false) return undefined;
  if (verdict === true) return before ?? day;
  return before === undefined ? undefined : addDays(before, 1);
}

function firingOf(rule: Rule, facts: Facts, metrics: ReadonlyMap<string, Metric>): Firing {
  const { accountId, day } = facts.day;
  return {
    firingId: firingId(rule.id, accountId, day),
    ruleId: rule.id,
    accountId,
    day,
    severity: rule.severity,
    ...(rule.playbook !== undefined && { playbook: rule.playbook }),
    outcome: rule.mode === 'shadow' ? 'shadow' : 'recorded',
    reason: reasonInWords(rule, facts, metrics),
  };
}
