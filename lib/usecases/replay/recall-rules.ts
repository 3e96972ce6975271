import { addDays, type Day, daysFrom } from '../../domain/day.ts';
import type { RuleState } from '../../domain/health/health.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import type { Sight } from '../../domain/rules/evaluate-rules.ts';
import { couldFire, memoryOf, sightOf } from '../../domain/rules/recall.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { needsOf } from '../../domain/rules/rule-needs.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { Look } from './replay-stages.ts';

/** What rules remember of accounts: by account id, and by rule id. */
export type RuleMemory = Map<string, Record<string, RuleState>>;

/** Rules that judge an account by itself alone, and the days before which their memory is asked; the history begins on `first`. */
export type Recalling = {
  rules: readonly Rule[];
  first: Day;
  days: readonly Day[];
  published: Pick<Workflows, 'catalogue' | 'milestones' | 'scorecards'>;
};

/** Whether what these rules remember of an account depends on the account alone: neither on peers nor on health. */
export function canRecall(rules: readonly Rule[], scorecards: Workflows['scorecards']): boolean {
  const { peerMetrics, health } = needsOf(rules, scorecards);
  return peerMetrics.length === 0 && !health;
}

/**
 * Recalls only what matters: the memory of accounts on which a rule could fire on one of the days. `look` is to be shown
 * every account, and fills `memory`.
 */
export function recallRules({ rules, first, days, published }: Recalling): { look: Look; memory: RuleMemory } {
  const { metrics, milestones } = needsOf(rules, published.scorecards);
  const asked = milestones ? published.milestones : [];
  const before = daysFrom(first, addDays(days[0] as Day, -1));
  const memory: RuleMemory = new Map();
  const look: Look = (account, measured = [...account.measure({ days, only: metrics }, asked)]) => {
    const doubtful = rules.filter((rule) => couldFire(rule, sightsOf(rule, measured), first));
    if (doubtful.length === 0) return;
    const then = [...account.measure({ days: before, only: metrics }, asked)];
    const states = doubtful.map((rule): [string, RuleState] => [rule.id, memoryOf(rule, sightsOf(rule, then))]);
    memory.set(account.dossier.profile.accountId, Object.fromEntries(states));
  };
  return { look, memory };
}

function* sightsOf(rule: Rule, days: Iterable<AccountDay>): Generator<Sight> {
  for (const day of days) yield sightOf(rule, day);
}
