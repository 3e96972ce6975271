import { type ContestVerdict, contestVerdict } from '../domain/contest/contest-verdict.ts';
import { accountsLeaving } from '../domain/contest/few-leaving.ts';
import { type Contest, holdContest, type Side } from '../domain/contest/hold-contest.ts';
import { snapshotJudge } from '../domain/contest/judged-snapshots.ts';
import { type PracticeBar, practiceBar } from '../domain/contest/practice-bar.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { Condition } from '../domain/expressions/expression.ts';
import { scoreAccount } from '../domain/health/score-account.ts';
import { type Candidate, candidateFeatures } from '../domain/risk/candidate-features.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import { type SnapshotTable, snapshotCollector } from '../domain/risk/snapshot-table.ts';
import { trainModel } from '../domain/risk/train-model.ts';
import type { Clock } from '../ports/system.ts';
import {
  choosesAccounts,
  collectSnapshots,
  daysToTestOn,
  daysToTrainOn,
  firstSnapshotDay,
  MOST_SNAPSHOTS,
} from './collect-snapshots.ts';
import { NothingToReplay } from './errors.ts';
import type { LoadedWorkflows } from './load-workflows.ts';
import { lastCompleteDay } from './plan-run.ts';
import { historySpan } from './replay/history-span.ts';
import type { ReplayPorts } from './replay/replayed-day.ts';

/** Where the snapshots go that were trained and tested on, so that others can try their hand at them. */
export interface SnapshotSink {
  write(set: 'train' | 'test', table: SnapshotTable): Promise<void>;
}

export type EvaluationPorts = ReplayPorts & { clock: Clock; snapshots?: SnapshotSink };

/** What to evaluate. `where` says who is looked at, `testWhere` who of them is tested (by default the same). */
export type EvaluationQuestion = {
  published: LoadedWorkflows;
  horizonDays: number;
  trainBefore: Day;
  until?: Day;
  where?: Condition;
  testWhere?: Condition;
};

/** Snapshots that were used: n, those after which the account left, how many accounts those were, and the days from the first to the last. */
export type SnapshotSet = { days: Day[]; n: number; events: number; accounts: number; leaving: number };

/** The model and all that it is measured against, on the same later days. */
export type EvaluationReport = {
  horizonDays: number;
  trainBefore: Day;
  train: SnapshotSet;
  test: SnapshotSet & { baseRate: number };
  accountsLeftOut: number;
  verdict: ContestVerdict;
  model: RiskModel;
  practice: PracticeBar;
} & Contest;

/**
 * Trains a model on what was known before a day and tests it on the days from then on, beside the health score, its
 * bands, every rule and the best single metric. Nothing is written. Throws NothingToReplay, NoHistory.
 */
export async function evaluate(question: EvaluationQuestion, ports: EvaluationPorts): Promise<EvaluationReport> {
  const { published, horizonDays, trainBefore, where, testWhere = where } = question;
  const span = await daysToUse(question, ports);
  const train = await gather({ ...question, days: span.train, where, knownBefore: trainBefore }, ports);
  someCustomers(train, 'train', span.train, where);
  const metrics = published.catalogue.metrics;
  const trainedAt = ports.clock.now().toISOString();
  const model = trainModel(train.table, { horizonDays, before: trainBefore, trainedAt, metrics });
  const test = await gather({ ...question, days: span.test, where: testWhere, features: train.table.features }, ports);
  someCustomers(test, 'test', span.test, testWhere);
  await ports.snapshots?.write('train', train.table);
  await ports.snapshots?.write('test', test.table);
  const contest = holdContest(model, { train, test }, published);
  const used = describe(test);
  return {
    ...{ horizonDays, trainBefore, train: describe(train) },
    test: { ...used, baseRate: used.events / used.n },
    accountsLeftOut: train.table.accountsLeftOut,
    verdict: contestVerdict(model, contest, used.leaving),
    ...{ model, ...contest, practice: practiceBar(test.judged) },
  };
}

async function daysToUse({ horizonDays, trainBefore, until }: EvaluationQuestion, ports: EvaluationPorts) {
  const history = await historySpan(ports);
  const last = [history.until, lastCompleteDay(ports.clock), ...(until ? [until] : [])].sort()[0] as Day;
  const first = await firstSnapshotDay(ports);
  const train = daysToTrainOn(first, trainBefore, horizonDays);
  const test = daysToTestOn(trainBefore, last, horizonDays);
  if (train.length > 0 && test.length > 0) return { train, test };
  throw nothingToTest({ first, last, horizonDays, trainBefore });
}

type Span = { first: Day; last: Day; horizonDays: number; trainBefore: Day };

/** Says on which days training could end, if on any. */
function nothingToTest({ first, last, horizonDays, trainBefore }: Span): NothingToReplay {
  const [earliest, latest] = [addDays(first, horizonDays + 1), addDays(last, -horizonDays)];
  const expected = `Expected snapshots whose next ${horizonDays} days are known on both sides of ${trainBefore}`;
  const found = `found snapshots from ${first} on and outcomes until ${last}`;
  const remedy =
    earliest <= latest
      ? `Train before a day from ${earliest} to ${latest}.`
      : 'Give a shorter horizon, a later end, or import more history.';
  return new NothingToReplay(`${expected}, ${found}. ${remedy}`);
}

function someCustomers({ table }: Side, purpose: 'train' | 'test', days: readonly Day[], where?: Condition): void {
  if (table.days.length > 0) return;
  const [whom, remedy] = where
    ? ['customers for whom the condition holds', 'Ask for less.']
    : ['customers', 'Import records of more accounts, or train before another day.'];
  throw new NothingToReplay(
    `Expected ${whom} to ${purpose} on, found none on the ${days.length} days from ${days[0]} to ${days.at(-1)}. ${remedy}`,
  );
}

type Gathering = EvaluationQuestion & { days: Day[]; knownBefore?: Day; features?: readonly Candidate[] };

/** The snapshots of some days. Cancellations after `until` count for nothing. */
async function gather(gathering: Gathering, ports: EvaluationPorts): Promise<Side> {
  const { days, where, features, horizonDays, published, knownBefore, until } = gathering;
  const { milestones, scorecards } = published;
  const collector = snapshotCollector(candidateFeatures(published), { milestones, mostRows: MOST_SNAPSHOTS });
  const judge = snapshotJudge(published.rules);
  const chosen = await choosesAccounts(ports);
  const wanted = { days, horizonDays, published, ...chosen, knownBefore };
  for await (const { facts, ...came } of collectSnapshots(wanted, ports)) {
    const health = scoreAccount(facts.day, facts.peers, scorecards);
    const judgedFacts = { ...facts, health };
    if (where && where.holds(judgedFacts) !== true) continue;
    if (!collector.add(facts, came.happened)) continue;
    const cancelledDays = came.cancelledDays.filter((day) => until === undefined || day <= until);
    judge.add(judgedFacts, came.happened, cancelledDays);
  }
  const table = collector.table(features);
  table.accountsLeftOut += chosen.accountsLeftOut;
  const kept = new Set(table.accountIds);
  return { table, judged: judge.judged((accountId) => kept.has(accountId)) };
}

function describe({ table }: Side): SnapshotSet {
  const { days, accountIds, happened } = table;
  return {
    days: [...new Set(days)],
    n: days.length,
    events: happened.reduce((sum, one) => sum + one, 0),
    accounts: new Set(accountIds).size,
    leaving: accountsLeaving(accountIds, happened),
  };
}
