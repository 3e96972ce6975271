import { compareAuc } from '../evaluation/compare-auc.ts';
import { evaluateScores } from '../evaluation/evaluate-scores.ts';
import type { Estimate, Prediction } from '../evaluation/prediction.ts';
import type { Metric } from '../metrics/catalogue.ts';
import { partOf } from '../risk/assess-risk.ts';
import { bestMetric, scoreByMetric } from '../risk/best-metric.ts';
import { probabilityOf } from '../risk/probability-of.ts';
import type { RiskModel } from '../risk/risk-model.ts';
import type { SnapshotTable } from '../risk/snapshot-table.ts';
import type { Rule } from '../rules/rule.ts';
import { type Contender, evaluateContender, predict } from './contender.ts';
import type { JudgedSnapshots } from './judged-snapshots.ts';
import { type NotJudged, unjudgeable } from './unjudgeable.ts';

/** Snapshots as a table and, row by row the same ones, what health and rules said of them. */
export type Side = { table: SnapshotTable; judged: JudgedSnapshots };
/** The snapshots to learn from, and the later ones to be tested on. */
export type Sides = { train: Side; test: Side };

/** All that were tested on the same snapshots; `advantage` is how much the model's AUC is above the best single metric's. */
export type Contest = { contenders: Contender[]; advantage?: Estimate; notJudged: NotJudged[] };

type Published = { rules: readonly Rule[]; catalogue: { metrics: ReadonlyMap<string, Metric> } };

/** The model (unless it claims nothing), the best single metric, the health score, its bands and every rule, side by side. */
export function holdContest(model: RiskModel, sides: Sides, { rules, catalogue }: Published): Contest {
  const said = predictionsOf(model, sides.test.table);
  const single = singleMetric(sides, catalogue);
  const own = said ? [modelContender(model, said)] : [];
  const contenders = [...own, ...(single ? [single.contender] : []), ...byHealth(sides), ...byRules(sides, rules)];
  const advantage = said && single ? compareAuc(said, single.predictions) : undefined;
  return { contenders, ...(advantage && { advantage }), notJudged: unjudgeable(rules) };
}

type Reading = (judged: JudgedSnapshots) => ArrayLike<number>;

function contender(about: Pick<Contender, 'kind' | 'id' | 'label'>, { train, test }: Sides, reads: Reading): Contender {
  const scores = { train: reads(train.judged), test: reads(test.judged) };
  return evaluateContender(about, scores, { train: train.judged, test: test.judged });
}

function byHealth(sides: Sides): Contender[] {
  const flags =
    (...wanted: string[]): Reading =>
    ({ bands }) =>
      bands.map((band) => (wanted.includes(band) ? 1 : 0));
  return [
    contender({ kind: 'health', id: 'health', label: 'Health score (100 − score)' }, sides, ({ ailing }) => ailing),
    contender({ kind: 'band', id: 'red', label: 'Red' }, sides, flags('red')),
    contender({ kind: 'band', id: 'below-green', label: 'Below green' }, sides, flags('red', 'yellow')),
  ];
}

function byRules(sides: Sides, rules: readonly Rule[]): Contender[] {
  const skipped = new Set(unjudgeable(rules).map(({ id }) => id));
  return rules.flatMap(({ id, label, mode }, index) => {
    if (skipped.has(id)) return [];
    const about = { kind: 'rule', id, label: mode === 'live' ? label : `${label} (${mode})` } as const;
    return [contender(about, sides, ({ holds }) => holds[index] as Uint8Array)];
  });
}

function modelContender({ modelId }: RiskModel, said: readonly Prediction[]): Contender {
  return { kind: 'model', id: modelId, label: 'Churn risk', evaluation: evaluateScores(said, { isProbability: true }) };
}

/** What the model says of snapshots; undefined when it says nothing of anybody. */
export function predictionsOf(model: RiskModel, table: SnapshotTable): Prediction[] | undefined {
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

function singleMetric({ train, test }: Sides, { metrics }: Published['catalogue']) {
  const best = bestMetric(train.table, Uint32Array.from(train.table.days.keys()));
  if (!best) return undefined;
  const scored = (table: SnapshotTable) => Float64Array.from(table.days, (_, row) => scoreByMetric(best, table, row));
  const label = `${metrics.get(best.metric)?.label ?? best.metric} (${best.falling ? 'low' : 'high'})`;
  const contender = evaluateContender(
    { kind: 'metric', id: best.metric, label },
    { train: scored(train.table), test: scored(test.table) },
    { train: train.table, test: test.table },
  );
  return { contender, predictions: predict(scored(test.table), test.table) };
}
