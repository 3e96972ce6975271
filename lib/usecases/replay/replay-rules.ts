import { addDays, type Day } from '../../domain/day.ts';
import type { Facts } from '../../domain/expressions/expression.ts';
import { trendDays } from '../../domain/health/trend.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import { evaluateRules } from '../../domain/rules/evaluate-rules.ts';
import type { Firing } from '../../domain/rules/firing.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { needsOf } from '../../domain/rules/rule-needs.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { OverrideStore } from '../../ports/judging.ts';
import { type RuleMemory, recallRules } from './recall-rules.ts';
import { type Look, replayStages, type Stage } from './replay-stages.ts';
import type { ReplayPorts } from './replayed-day.ts';
import { factsOf, healthJudge } from './replayed-facts.ts';

export type RuleReplayPorts = ReplayPorts & { overrides: OverrideStore };

/**
 * Rules with a memory of their own, so that two books may hold the same rule id; judged from a day on, or on all days.
 * Their memory is empty when they begin, unless they remember from an earlier day (none of them may ask for peers or health then).
 */
export type Book = { rules: readonly Rule[]; from?: Day; remembersFrom?: Day };

/** Which rules to replay on which days (every one, oldest first). */
export type RuleReplay = {
  days: readonly Day[];
  published: Pick<Workflows, 'catalogue' | 'milestones' | 'scorecards'>;
  books: readonly Book[];
};

/** What fired on a day, by book; and every account of the day. */
export type ReplayedFirings = { day: Day; accounts: AccountDay[]; firings: Firing[][] };

/** Judges the history anew by some rules, day after day as the daily run does. Nothing is written, and nothing is started. */
export async function* replayRules(replay: RuleReplay, ports: RuleReplayPorts): AsyncGenerator<ReplayedFirings> {
  const { days, published, books } = replay;
  const { catalogue, scorecards } = published;
  const trendFrom = books.flatMap((book) =>
    asksTrend(book.rules, scorecards) ? (measuredFrom(book, scorecards) ?? '') : [],
  );
  const healthOn = await healthJudge({ days, scorecards, trendFrom: trendFrom.sort()[0] }, ports);
  const recalls = books.map((book) => recallOf(book, replay));
  const look: Look = (account, measured) => {
    for (const recall of recalls) recall?.look(account, measured);
  };
  const judges = books.map(({ rules }, index) => ruleJudge(rules, published, recalls[index]?.memory));
  for await (const replayed of replayStages({ stages: stagesOf(replay), catalogue, look }, ports)) {
    const { day, accounts } = replayed;
    const facts = factsOf(accounts, replayed, healthOn(replayed));
    const firings = judges.map((judge, index) => (isJudged(books[index] as Book, day) ? judge(facts) : []));
    yield { day, accounts, firings };
  }
}

function recallOf({ rules, remembersFrom: first }: Book, { days, published }: RuleReplay) {
  if (first === undefined || days[0] === undefined || first >= days[0]) return undefined;
  return recallRules({ rules, first, days, published });
}

const isJudged = ({ from }: Book, day: Day): boolean => from === undefined || day >= from;

/** How many days of health a rule looks back on that asks how it has changed. */
export function daysOfTrend(rules: readonly Rule[], scorecards: Workflows['scorecards']): number {
  return asksTrend(rules, scorecards) ? trendDays.days28 : 0;
}

const asksTrend = (rules: readonly Rule[], scorecards: Workflows['scorecards']) => needsOf(rules, scorecards).trend;

/** From when on everything must be measured that a book needs. */
function measuredFrom({ rules, from }: Book, scorecards: Workflows['scorecards']): Day | undefined {
  return from && addDays(from, -daysOfTrend(rules, scorecards));
}

/** The days cut where more is needed, as another book begins, or asks how accounts stood before: until then it is not measured. */
function stagesOf({ days, published, books }: RuleReplay): Stage[] {
  const { scorecards, milestones } = published;
  const begun = (day: Day) => books.filter((book) => day >= (measuredFrom(book, scorecards) ?? ''));
  const parts = Map.groupBy(days, (day) => begun(day).length);
  return [...parts.values()].map((some) => {
    const rules = begun(some[0] as Day).flatMap((book) => book.rules);
    const needs = needsOf(rules, scorecards);
    const { metrics, peerMetrics } = needs;
    return { days: some, metrics, peerMetrics, milestones: needs.milestones ? milestones : [] };
  });
}

type Judge = (accounts: readonly Facts[]) => Firing[];

/** Judges one book of rules day after day, with its memory. */
function ruleJudge(
  rules: readonly Rule[],
  { catalogue }: Pick<Workflows, 'catalogue'>,
  memory: RuleMemory = new Map(),
): Judge {
  const book = { rules: [...rules], metrics: catalogue.metrics };
  return (accounts) =>
    accounts.flatMap((facts) => {
      const { accountId } = facts.day;
      const { states, firings } = evaluateRules(facts, book, memory.get(accountId) ?? {});
      memory.set(accountId, states);
      return firings;
    });
}
