import type { DayRange, RuleBacktest } from '../../domain/backtest/backtest.ts';
import { gatherDays } from '../../domain/backtest/gather-days.ts';
import { ruleBacktest } from '../../domain/backtest/rule-backtest.ts';
import { addDays, type Day, daysFrom } from '../../domain/day.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { Clock } from '../../ports/system.ts';
import { readOutcomes } from './read-outcomes.ts';
import { canRecall } from './recall-rules.ts';
import { replayRange } from './replay-range.ts';
import { daysOfTrend, type RuleReplayPorts, replayRules } from './replay-rules.ts';

/** The rules that are tested, each by itself (two may have the same id), and those whom they are compared with. */
export type LookingBack = {
  tested: readonly Rule[];
  others: readonly Rule[];
  published: Workflows;
  /** By default the last 90 days of the history. */
  from?: Day;
  to?: Day;
  horizonDays: number;
};

/** What each tested rule would have done, in their order; `observedUntil` is the last day on which a cancellation would be known. */
export type LookedBack = { range: DayRange; observedUntil: Day; customers: number; backtests: RuleBacktest[] };

/**
 * Judges the history anew, once for all rules, as it was known on each day. The memory of those that are tested begins
 * with the history, so that what they do on a day does not depend on the range. Throws NothingToReplay, NoHistory.
 */
export async function lookBack(
  { tested, others, published, horizonDays, ...asked }: LookingBack,
  ports: RuleReplayPorts & { clock: Clock },
): Promise<LookedBack> {
  const { range, first, observedUntil } = await replayRange(asked, ports);
  // The rules learn nothing from what came of them: they are judged by all that is known of that today.
  const outcomes = await readOutcomes(ports);
  const cancelledDays = (accountId: string) => outcomes.get(accountId)?.cancelledDays ?? [];
  const hindsight = { cancelledDays, observedUntil, horizonDays };
  const books = [
    ...tested.map((rule) => ({ rules: [awake(rule)], remembersFrom: first })),
    // Only whom they flag in the range is asked of the others: their memory begins with it.
    { rules: others, from: range.from },
  ];
  // A firing foresees what comes within the horizon, and the others may ask how accounts stood before; what came earlier is only remembered.
  const lead = Math.max(horizonDays, daysOfTrend(others, published.scorecards));
  const canBegin = canRecall(tested, published.scorecards) ? addDays(range.from, -lead) : first;
  const days = daysFrom([first, canBegin].sort()[1] as Day, range.to);
  const { gathered, add } = gatherDays(range, hindsight);
  for await (const day of replayRules({ days, published, books }, ports)) add(day);
  const budget = published.settings.alertBudget?.firingsPerCsmPerWeek;
  const theirs = gathered.firings[tested.length] ?? [];
  const backtests = tested.map((rule, book) =>
    ruleBacktest(rule, gathered.firings[book] ?? [], theirs, { gathered, range, hindsight, budget }),
  );
  return { range, observedUntil, customers: gathered.customers.accountIds.size, backtests };
}

/** A rule that is switched off is tried out all the same. */
const awake = (rule: Rule): Rule => (rule.mode === 'off' ? { ...rule, mode: 'shadow' } : rule);
