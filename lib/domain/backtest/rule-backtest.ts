import { churnedWithin } from '../evaluation/label.ts';
import type { Rule } from '../rules/rule.ts';
import type { DayRange, Flagged, RuleBacktest } from './backtest.ts';
import { foresightOf, type Hindsight, isOver } from './foresight.ts';
import type { Fired, Gathered } from './gather-days.ts';
import { workloadOf } from './workload.ts';

/** What a rule is judged by besides its own firings. */
export type Judging = {
  gathered: Gathered;
  range: DayRange;
  hindsight: Hindsight;
  /** Firings a week that a CSM can take, when the company says so. */
  budget?: number;
};

/** What a rule did in the range, from all it fired until the range's end, and all that the other rules fired. */
export function ruleBacktest(
  rule: Rule,
  all: readonly Fired[],
  others: readonly Fired[],
  judging: Judging,
): RuleBacktest {
  const { gathered, range, hindsight, budget } = judging;
  const inRange = ({ day }: Fired) => day >= range.from;
  const firings = all.filter(inRange);
  const accounts = new Set(firings.map(({ accountId }) => accountId));
  return {
    rule: summaryOf(rule),
    firings: firings.length,
    accounts: accounts.size,
    workload: workloadOf(firings, { csms: gathered.csms, range, budget }),
    ...(rule.accounts === 'active' && { foresight: foresightOf(all, gathered.customers, { range, hindsight }) }),
    overlap: overlapsOf(accounts, others.filter(inRange)),
    flagged: firings.map((firing) => flaggedOf(firing, hindsight)),
  };
}

function summaryOf({ when, exitWhen, ...rule }: Rule): RuleBacktest['rule'] {
  const { id, label, owner, severity, mode, accounts, holdDays, cooldownDays } = rule;
  return {
    id,
    label,
    ...(owner !== undefined && { owner }),
    ...{ severity, mode, accounts, when: when.text, holdDays, cooldownDays },
    ...(exitWhen && { exitWhen: exitWhen.text }),
  };
}

/** The rules that flag some of the same accounts, the most alike first. */
function overlapsOf(accounts: ReadonlySet<string>, others: readonly Fired[]): RuleBacktest['overlap'] {
  const overlaps = [...Map.groupBy(others, ({ ruleId }) => ruleId)].map(([ruleId, firings]) => {
    const theirs = new Set(firings.map(({ accountId }) => accountId));
    const both = accounts.intersection(theirs).size;
    return { ruleId, accounts: theirs.size, both, jaccard: both / accounts.union(theirs).size };
  });
  return overlaps
    .filter(({ both }) => both > 0)
    .sort((a, b) => b.jaccard - a.jaccard || (a.ruleId < b.ruleId ? -1 : 1));
}

function flaggedOf({ accountId, name, owner, day, reason }: Fired, hindsight: Hindsight): Flagged {
  const { cancelledDays, horizonDays, observedUntil } = hindsight;
  const leftDay = cancelledDays(accountId).find(
    (cancelled) => cancelled <= observedUntil && churnedWithin([cancelled], day, horizonDays),
  );
  const became = leftDay !== undefined ? 'left' : isOver(day, hindsight) ? 'stayed' : 'open';
  return {
    accountId,
    ...(name !== undefined && { name }),
    ...(owner !== undefined && { owner }),
    ...{ day, reason, became },
    ...(leftDay !== undefined && { leftDay }),
  };
}
