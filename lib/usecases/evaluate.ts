import { type Contender, evaluateContender, predict } from '../domain/contest/contender.ts';
import { type ContestVerdict, contestVerdict } from '../domain/contest/contest-verdict.ts';
import {
  type JudgedSnapshots,
  type PracticeBar,
  practiceBar,
  snapshotJudge,
} from '../domain/contest/judged-snapshots.ts';
import type { Day } from '../domain/day.ts';
import { compareAuc } from '../domain/evaluation/compare-auc.ts';
import { evaluateScores } from '../domain/evaluation/evaluate-scores.ts';
import type { Estimate, Prediction } from '../domain/evaluation/prediction.ts';
import type { Condition } from '../domain/expressions/expression.ts';
import { scoreAccount } from '../domain/health/score-account.ts';
import { partOf } from '../domain/risk/assess-risk.ts';
import { bestMetric, scoreByMetric } from '../domain/risk/best-metric.ts';
import { type Candidate, candidateFeatures } from '../domain/risk/candidate-features.ts';
import { probabilityOf } from '../domain/risk/probability-of.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import { type SnapshotTable, snapshotCollector } from '../domain/risk/snapshot-table.ts';
import { trainModel } from '../domain/risk/train-model.ts';
import type { Clock } from '../ports.ts';
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

/** Snapshots that were used: n, those after which the account left, and the days from the first to the last. */
export type SnapshotSet = { days: Day[]; n: number; events: number; accounts: number };

/** The model and all that it is measured against, on the same later days. */
export type EvaluationReport = {
  horizonDays: number;
  trainBefore: Day;
  train: SnapshotSet;
  test: SnapshotSet & { baseRate: number };
  accountsLeftOut: number;
  verdict: ContestVerdict;
  model: RiskModel;
  contenders: Contender[];
  /** By how much the model's AUC is above that of the best single metric. */
  advantage?: Estimate;
  practice: PracticeBar;
};

type Set = { days: Day[]; table: SnapshotTable; judged: JudgedSnapshots };

/**
 * Trains a model on what was known before a day and tests it on the days from then on, beside the health score, its
 * bands, every rule and the best single metric. Nothing is written. Throws NothingToReplay, NoHistory.
 */
export async function evaluate(question: EvaluationQuestion, ports: EvaluationPorts): Promise<EvaluationReport> {
  const { published, horizonDays, trainBefore, where, testWhere = where } = question;
  const span = await daysToUse(question, ports);
  const train = await gather({ ...question, days: span.train, where }, ports);
  const metrics = published.catalogue.metrics;
  const trainedAt = ports.clock.now().toISOString();
  const model = trainModel(train.table, { horizonDays, before: trainBefore, trainedAt, metrics });
  const test = await gather({ ...question, days: span.test, where: testWhere, features: train.table.features }, ports);
  await ports.snapshots?.write('train', train.table);
  await ports.snapshots?.write('test', test.table);
  const { contenders, advantage } = contest(model, { train, test }, published);
  const used = describe(test);
  return {
    ...{ horizonDays, trainBefore, train: describe(train) },
    test: { ...used, baseRate: used.n === 0 ? 0 : used.events / used.n },
    accountsLeftOut: train.table.accountsLeftOut,
    verdict: contestVerdict(model, contenders, advantage),
    ...{ model, contenders, ...(advantage && { advantage }) },
    practice: practiceBar(test.judged),
  };
}

async function daysToUse({ horizonDays, trainBefore, until }: EvaluationQuestion, ports: EvaluationPorts) {
  const history = await historySpan(ports);
  const last = [history.until, lastCompleteDay(ports.clock), ...(until ? [until] : [])].sort()[0] as Day;
  const train = daysToTrainOn(await firstSnapshotDay(ports), trainBefore, horizonDays);
  const test = daysToTestOn(trainBefore, last, horizonDays);
  if (train.length > 0 && test.length > 0) return { train, test };
  throw new NothingToReplay(
    `Expected ${horizonDays} days of history and more on both sides of ${trainBefore}, found a history from ${history.from} to ${last}. Give a day nearer its middle.`,
  );
}

type Gathering = EvaluationQuestion & { days: Day[]; where?: Condition; features?: readonly Candidate[] };

async function gather(
  { days, where, features, horizonDays, published }: Gathering,
  ports: EvaluationPorts,
): Promise<Set> {
  const { milestones, scorecards } = published;
  const collector = snapshotCollector(candidateFeatures(published), { milestones, mostRows: MOST_SNAPSHOTS });
  const rules = published.rules;
  const judge = snapshotJudge(rules);
  const chosen = await choosesAccounts(ports);
  for await (const { facts, ...came } of collectSnapshots({ days, horizonDays, published, ...chosen }, ports)) {
    const health = scoreAccount(facts.day, facts.peers, scorecards);
    const judgedFacts = { ...facts, health };
    if (where && where.holds(judgedFacts) !== true) continue;
    if (collector.add(facts, came.happened)) judge.add(judgedFacts, came.happened, came.cancelledDays);
  }
  const table = collector.table(features);
  table.accountsLeftOut += chosen.accountsLeftOut;
  const kept = new Set(table.accountIds);
  return { days, table, judged: judge.judged((accountId) => kept.has(accountId)) };
}

function describe({ table }: Set): SnapshotSet {
  const { days, accountIds, happened } = table;
  return {
    days: [...new Set(days)],
    n: days.length,
    events: happened.reduce((sum, one) => sum + one, 0),
    accounts: new Set(accountIds).size,
  };
}

type Sides = { train: Set; test: Set };

function contest(model: RiskModel, sides: Sides, published: LoadedWorkflows) {
  const outcomes = { train: sides.train.judged, test: sides.test.judged };
  const both = <T>(of: (judged: JudgedSnapshots) => T) => ({
    train: of(sides.train.judged),
    test: of(sides.test.judged),
  });
  const health = evaluateContender(
    { kind: 'health', id: 'health', label: 'Health score (100 − score)' },
    both(({ ailing }) => ailing),
    outcomes,
  );
  const flagged = { red: ['red'], 'below-green': ['red', 'yellow'] } as const;
  const byBand = Object.entries(flagged).map(([id, wanted]) =>
    evaluateContender(
      { kind: 'band', id, label: id === 'red' ? 'Red' : 'Below green' },
      both((judged) => judged.bands.map((band) => ((wanted as readonly string[]).includes(band) ? 1 : 0))),
      outcomes,
    ),
  );
  const byRule = published.rules.map(({ id, label, mode }, index) =>
    evaluateContender(
      { kind: 'rule', id, label: mode === 'live' ? label : `${label} (${mode})` },
      both(({ holds }) => holds[index] as Uint8Array),
      outcomes,
    ),
  );
  const said = predictionsOf(model, sides.test);
  const single = singleMetric(sides, published);
  const own: Contender[] = said
    ? [
        {
          kind: 'model',
          id: model.modelId,
          label: 'Churn risk',
          evaluation: evaluateScores(said, { isProbability: true }),
        },
      ]
    : [];
  const contenders = [...own, ...(single ? [single.contender] : []), health, ...byBand, ...byRule];
  const advantage = said && single ? compareAuc(said, single.predictions) : undefined;
  return { contenders, advantage };
}

/** What the model says of the test snapshots; undefined when it says nothing of anybody. */
function predictionsOf(model: RiskModel, { table }: Set): Prediction[] | undefined {
  if (model.signal === 'insufficient') return undefined;
  const places = new Map(table.features.map(({ id }, place) => [id, place]));
  const columns = model.features.map(({ id }) => table.columns[places.get(id) as number]);
  const scores = Float64Array.from(table.days, (_, row) => {
    const parts = model.features.reduce(
      (sum, feature, at) => sum + partOf(feature, columns[at]?.[row] ?? Number.NaN),
      0,
    );
    return probabilityOf(model.averageLogOdds + parts);
  });
  return predict(scores, table);
}

function singleMetric({ train, test }: Sides, { catalogue }: LoadedWorkflows) {
  const best = bestMetric(train.table, Uint32Array.from(train.table.days.keys()));
  if (!best) return undefined;
  const scored = (table: SnapshotTable) => Float64Array.from(table.days, (_, row) => scoreByMetric(best, table, row));
  const label = `${catalogue.metrics.get(best.metric)?.label ?? best.metric} (${best.falling ? 'low' : 'high'})`;
  const contender = evaluateContender(
    { kind: 'metric', id: best.metric, label },
    { train: scored(train.table), test: scored(test.table) },
    { train: train.table, test: test.table },
  );
  return { contender, predictions: predict(scored(test.table), test.table) };
}
