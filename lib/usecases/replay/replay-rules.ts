import { addDays, type Day, dayOf } from '../../domain/day.ts';
import type { Health, RuleState } from '../../domain/health/health.ts';
import type { Override } from '../../domain/health/override.ts';
import { scoreAccount } from '../../domain/health/score-account.ts';
import { type Earlier, trendDays } from '../../domain/health/trend.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import { evaluateRules } from '../../domain/rules/evaluate-rules.ts';
import type { Firing } from '../../domain/rules/firing.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { needsOf } from '../../domain/rules/rule-needs.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { OverrideStore } from '../../ports.ts';
import { type ReplayedDay, type ReplayPorts, replayDays } from './replay-days.ts';

export type RuleReplayPorts = ReplayPorts & { overrides: OverrideStore };

/** Which rules to replay on which days (every one, oldest first). Each book of rules has its own memory: two may hold the same rule id. */
export type RuleReplay = {
  days: readonly Day[];
  published: Pick<Workflows, 'catalogue' | 'milestones' | 'scorecards'>;
  books: readonly (readonly Rule[])[];
};

/** What fired on a day, by book; and every account of the day. */
export type ReplayedFirings = { day: Day; accounts: AccountDay[]; firings: Firing[][] };

/** Judges the history anew by some rules, day after day as the daily run does, from an empty memory. Nothing is written, and nothing is started. */
export async function* replayRules(replay: RuleReplay, ports: RuleReplayPorts): AsyncGenerator<ReplayedFirings> {
  const { days, published, books } = replay;
  const needs = needsOf(books.flat(), published.scorecards);
  const healthOn = needs.health ? await healthJudge(replay, needs.trend, ports) : () => new Map<string, Health>();
  const judges = books.map((rules) => ruleJudge(rules, published));
  const measured = replayDays({ days, published, metrics: needs.metrics, peerMetrics: needs.peerMetrics }, ports);
  for await (const replayed of measured) {
    const health = healthOn(replayed);
    const firings = judges.map((judge) => judge(replayed, health));
    yield { day: replayed.day, accounts: replayed.accounts, firings };
  }
}

/** Judges one book of rules day after day, with its memory. */
function ruleJudge(rules: readonly Rule[], { catalogue }: Pick<Workflows, 'catalogue'>) {
  const book = { rules: [...rules], metrics: catalogue.metrics };
  const memory = new Map<string, Record<string, RuleState>>();
  return ({ accounts, peers }: ReplayedDay, health: ReadonlyMap<string, Health>): Firing[] =>
    accounts.flatMap((day) => {
      const { accountId } = day;
      const facts = { day, peers, health: health.get(accountId) };
      const { states, firings } = evaluateRules(facts, book, memory.get(accountId) ?? {});
      memory.set(accountId, states);
      return firings;
    });
}

/** Scores the accounts of each day as they were scored then, with the overrides that had been made by then. */
async function healthJudge({ days, published }: RuleReplay, trend: boolean, { overrides }: RuleReplayPorts) {
  const made = Map.groupBy(await overrides.endingFrom(days[0] ?? ''), ({ accountId }) => accountId);
  const standings = new Map<Day, Map<string, Earlier>>();
  return ({ day, accounts, peers }: ReplayedDay): Map<string, Health> => {
    const scored = accounts.map((account): [string, Health] => {
      const known = made.get(account.accountId)?.filter((one) => isKnown(one, day));
      return [account.accountId, scoreAccount(account, peers, published.scorecards, known)];
    });
    return new Map(trend ? withTrends(scored, day, standings) : scored);
  };
}

const isKnown = ({ createdAt }: Override, day: Day): boolean => dayOf(createdAt) <= addDays(day, 1);

/** Notes how everybody stands today, and says how they stood before. */
function withTrends(scored: [string, Health][], day: Day, standings: Map<Day, Map<string, Earlier>>) {
  const earlier = Object.entries(trendDays).map(([name, back]) => [name, standings.get(addDays(day, -back))] as const);
  standings.delete(addDays(day, -trendDays.days28));
  standings.set(day, new Map(scored.map(([accountId, { score, band }]) => [accountId, { score, band }])));
  return scored.map(([accountId, health]): [string, Health] => {
    const trend = Object.fromEntries(
      earlier.flatMap(([name, then]) => {
        const stood = then?.get(accountId);
        return stood ? [[name, stood]] : [];
      }),
    );
    return [accountId, { ...health, trend }];
  });
}
