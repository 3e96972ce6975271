import type { DayRange, Workload } from '../domain/backtest/backtest.ts';
import { gatherDays } from '../domain/backtest/gather-days.ts';
import { workloadOf } from '../domain/backtest/workload.ts';
import { addDays, type Day, daysFrom } from '../domain/day.ts';
import type { Workflows } from '../domain/workflows/workflows.ts';
import type { Clock } from '../ports/system.ts';
import { lastCompleteDay } from './plan-run.ts';
import { historySpan } from './replay/history-span.ts';
import { type RuleReplayPorts, replayRules } from './replay/replay-rules.ts';

/** What lands on CSMs by the live rules of a folder: by each, and by all together. `warnings` say in words what is too much. */
export type AlertBudgetCheck = DayRange & {
  firingsPerCsmPerWeek?: number;
  rules: { ruleId: string; owner?: string; workload: Workload }[];
  together: Workload;
  warnings: string[];
};

const WEEKS = 8;

/** Rules are given so many days to settle: what has held for long fires then, and is silent in the weeks that count. */
const SETTLING_DAYS = 28;

/** Replays the last eight weeks by the live rules of a folder, and says whom they would have kept busy. Throws NoHistory. */
export async function checkAlertBudget(
  { workflows }: { workflows: Workflows },
  ports: RuleReplayPorts & { clock: Clock },
): Promise<AlertBudgetCheck> {
  const span = await historySpan(ports);
  const to = [span.until, lastCompleteDay(ports.clock)].sort()[0] as Day;
  const from = [addDays(to, 1 - 7 * WEEKS), span.from].sort()[1] as Day;
  const first = [addDays(from, -SETTLING_DAYS), span.from].sort()[1] as Day;
  const live = workflows.rules.filter(({ mode }) => mode === 'live');
  const hindsight = { cancelledDays: () => [], observedUntil: first, horizonDays: 1 };
  const { gathered, add } = gatherDays({ from, to }, hindsight);
  const replay = { days: daysFrom(first, to), published: workflows, books: [{ rules: live }] };
  for await (const day of replayRules(replay, ports)) add(day);
  const fired = (gathered.firings[0] ?? []).filter(({ day }) => day >= from);
  const budget = workflows.settings.alertBudget?.firingsPerCsmPerWeek;
  const load = (firings: typeof fired) => workloadOf(firings, { csms: gathered.csms, range: { from, to }, budget });
  const rules = live.map(({ id, owner }) => ({
    ruleId: id,
    ...(owner !== undefined && { owner }),
    workload: load(fired.filter(({ ruleId }) => ruleId === id)),
  }));
  const together = load(fired);
  return {
    ...{ from, to },
    ...(budget !== undefined && { firingsPerCsmPerWeek: budget }),
    ...{ rules, together },
    warnings: warningsOf(rules, together),
  };
}

function warningsOf(rules: AlertBudgetCheck['rules'], together: Workload): string[] {
  const alone = rules.flatMap(({ ruleId, owner, workload }) => {
    const words = tooMuch(workload);
    return words ? [`the rule ${ruleId}${owner === undefined ? '' : ` (owner ${owner})`} ${words}`] : [];
  });
  const all = tooMuch(together);
  return all ? [...alone, `the live rules together ${all}`] : alone;
}

function tooMuch({ budget, busiest }: Workload): string | undefined {
  if (!budget || !busiest || budget.weeksOver === 0) return undefined;
  const { csm, week, firings } = busiest;
  const often = `in ${budget.weeksOver} of ${budget.weeks} weeks of CSMs`;
  return `would have fired more than ${budget.firings} times a week for a CSM, ${often}: ${firings} times for ${csm} in the week of ${week}`;
}
