import { addDays, type Day, dayOf } from '../../domain/day.ts';
import type { Facts } from '../../domain/expressions/expression.ts';
import type { Earlier, Health, RuleState } from '../../domain/health/health.ts';
import type { Override } from '../../domain/health/override.ts';
import { scoreAccount } from '../../domain/health/score-account.ts';
import { trendDays } from '../../domain/health/trend.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import { evaluateRules } from '../../domain/rules/evaluate-rules.ts';
import type { Firing } from '../../domain/rules/firing.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { needsOf } from '../../domain/rules/rule-needs.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { OverrideStore } from '../../ports.ts';
import { replayStages, type Stage } from './replay-stages.ts';
import type { ReplayedDay, ReplayPorts } from './replayed-day.ts';

export type RuleReplayPorts = ReplayPorts & { overrides: OverrideStore };

/** Rules with a memory of their own, so that two books may hold the same rule id; judged from a day on, or on all days. */
export type Book = { rules: readonly Rule[]; from?: Day };

/** Which rules to replay on which days (every one, oldest first). */
export type RuleReplay = {
  days: readonly Day[];
  published: Pick<Workflows, 'catalogue' | 'milestones' | 'scorecards'>;
  books: readonly Book[];
};

/** What fired on a day, by book; and every account of the day. */
export type ReplayedFirings = { day: Day; accounts: AccountDay[]; firings: Firing[][] };

/** Judges the history anew by some rules, day after day as the daily run does, from an empty memory. Nothing is written, and nothing is started. */
export async function* replayRules(replay: RuleReplay, ports: RuleReplayPorts): AsyncGenerator<ReplayedFirings> {
  const { published, books } = replay;
  const healthOn = await healthJudge(replay, ports);
  const judges = books.map(({ rules }) => ruleJudge(rules, published));
  const stages = stagesOf(replay);
  for await (const replayed of replayStages({ stages, catalogue: published.catalogue }, ports)) {
    const { day, accounts } = replayed;
    const facts = factsOf(replayed, healthOn(replayed));
    const firings = judges.map((judge, index) => (isJudged(books[index] as Book, day) ? judge(facts) : []));
    yield { day, accounts, firings };
  }
}

const isJudged = ({ from }: Book, day: Day): boolean => from === undefined || day >= from;

/** The days cut where another book begins: before, what it needs is not measured. */
function stagesOf({ days, published, books }: RuleReplay): Stage[] {
  const { scorecards, milestones } = published;
  const parts = Map.groupBy(days, (day) => books.filter((book) => isJudged(book, day)).length);
  return [...parts.values()].map((some) => {
    const rules = books.filter((book) => isJudged(book, some[0] as Day)).flatMap((book) => book.rules);
    const needs = needsOf(rules, scorecards);
    const { metrics, peerMetrics } = needs;
    return { days: some, metrics, peerMetrics, milestones: needs.milestones ? milestones : [] };
  });
}

/** Health and peers are worked out for those accounts of which a rule asks: what else a condition says mostly decides it. */
function factsOf(replayed: ReplayedDay, healthOf: (day: AccountDay) => Health): Facts[] {
  return replayed.accounts.map((day) => {
    let health: Health | undefined;
    return {
      day,
      get peers() {
        return replayed.peers;
      },
      get health() {
        health ??= healthOf(day);
        return health;
      },
    };
  });
}

/** Judges one book of rules day after day, with its memory. */
function ruleJudge(rules: readonly Rule[], { catalogue }: Pick<Workflows, 'catalogue'>) {
  const book = { rules: [...rules], metrics: catalogue.metrics };
  const memory = new Map<string, Record<string, RuleState>>();
  return (accounts: readonly Facts[]): Firing[] =>
    accounts.flatMap((facts) => {
      const { accountId } = facts.day;
      const { states, firings } = evaluateRules(facts, book, memory.get(accountId) ?? {});
      memory.set(accountId, states);
      return firings;
    });
}

/** Scores accounts as they were scored on a day, with the overrides that had been made by then. */
async function healthJudge({ days, published, books }: RuleReplay, { overrides }: RuleReplayPorts) {
  const { trend } = needsOf(
    books.flatMap(({ rules }) => rules),
    published.scorecards,
  );
  const made = Map.groupBy(await overrides.endingFrom(days[0] ?? ''), ({ accountId }) => accountId);
  const standings = new Map<Day, Map<string, Earlier>>();
  return (replayed: ReplayedDay) => {
    const score = (account: AccountDay): Health => {
      const known = made.get(account.accountId)?.filter((one) => isKnown(one, replayed.day));
      return scoreAccount(account, replayed.peers, published.scorecards, known);
    };
    if (!trend) return score;
    const scored = replayed.accounts.map((account): [string, Health] => [account.accountId, score(account)]);
    const health = new Map(withTrends(scored, replayed.day, standings));
    return ({ accountId }: AccountDay) => health.get(accountId) as Health;
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
