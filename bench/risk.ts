import { predict } from '../lib/domain/contest/contender.ts';
import { evaluateScores } from '../lib/domain/evaluation/evaluate-scores.ts';
import type { Estimate, Evaluation, Prediction } from '../lib/domain/evaluation/prediction.ts';
import { comparePredictions } from './learning/compare-predictions.ts';
import { evaluateDataSet, HORIZON_DAYS, type Trial, type Tried } from './learning/evaluate-data-set.ts';
import { hasScikit, predictWithScikit, type SnapshotTables } from './learning/scikit.ts';
import type { BenchTable } from './part.ts';

/** Who studies is a customer while the presentation runs: credits are the seats of the contract. */
const trials: Trial[] = [
  {
    dataSet: 'oulad',
    trainBefore: '2014-02-01',
    until: '2014-10-01',
    where: 'seats > 0',
    testWhere: 'seats > 0 && account.industry.endsWith("2014B")',
  },
  { dataSet: 'crm5', trainBefore: '2023-01-01' },
  { dataSet: 'ravenstack', trainBefore: '2024-07-01' },
];

const REFERENCE = 'scikit-learn logistic regression';
const COLUMNS = ['model', 'AUC', '95 %', 'lift', 'Brier', 'AUC × scikit', 'lift × scikit', 'Brier × scikit'];

/** Holdfast's churn risk on three public data sets, beside scikit-learn on the very same snapshots. */
export async function run(): Promise<BenchTable[]> {
  const scikit = await hasScikit();
  const tables: BenchTable[] = [];
  for (const trial of trials) {
    const tried = await evaluateDataSet(trial);
    const title = `Churn risk: ${trial.dataSet}`;
    if (tried) tables.push({ title, columns: COLUMNS, ...(await rowsOf(tried, scikit)) });
    else tables.push({ title, columns: ['skipped'], rows: [[`the shared data folder has no ${trial.dataSet}`]] });
  }
  return tables;
}

async function rowsOf({ report, tables, said }: Tried, scikit: boolean): Promise<Pick<BenchTable, 'rows' | 'note'>> {
  const { train, test, trainBefore, verdict, contenders } = report;
  const predicted = scikit ? await predictionsOfScikit(tables) : {};
  const theirs = Object.entries(predicted).map(([label, predictions]): [string, Evaluation] => [
    label,
    evaluateScores(predictions, { isProbability: true }),
  ]);
  const reference = theirs.find(([label]) => label === REFERENCE)?.[1];
  const own = contenders.filter(({ kind }) => kind === 'model' || kind === 'metric' || kind === 'health');
  const rows = [
    ...own.map(({ label, evaluation }) => rowOf(label, evaluation, reference)),
    ...theirs.map(([label, evaluation]) => rowOf(label, evaluation, reference)),
  ];
  const note = `${train.n} snapshots before ${trainBefore} train (${train.events} followed by a cancellation within ${HORIZON_DAYS} days), ${test.n} from then on test (${test.events}, ${(100 * test.baseRate).toFixed(2)} %). Holdfast says: ${verdict.words}
${scikit ? 'scikit-learn: median imputation with indicators, standardised, untuned; boosting as it comes.' : 'Skipped: scikit-learn, which is not installed (Debian: python3-sklearn).'} Wanted: AUC and lift × scikit at least 1, Brier × scikit at most 1.${differencesInWords(said, predicted[REFERENCE])}`;
  return { rows, note };
}

async function predictionsOfScikit(tables: SnapshotTables): Promise<Record<string, Prediction[]>> {
  const { logistic, boosting } = await predictWithScikit(tables);
  return { [REFERENCE]: predict(logistic, tables.test), 'scikit-learn boosting': predict(boosting, tables.test) };
}

/** What may be noise: the differences from the reference with their intervals, the same accounts drawn for both. */
function differencesInWords(said: Prediction[] | undefined, reference: Prediction[] | undefined): string {
  if (!said || !reference) return '';
  const { auc, lift, brier } = comparePredictions(said, reference);
  const words = ({ value, low, high }: Estimate, digits: number) =>
    `${value.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;
  return `
Holdfast less scikit-learn's logistic regression, with 95 % intervals (accounts resampled): AUC ${words(auc, 4)}, lift ${words(lift, 2)}, Brier ${words(brier, 5)}.`;
}

function rowOf(label: string, { auc, lift, brier }: Evaluation, reference: Evaluation | undefined): string[] {
  const against = (own: number | undefined, other: number | undefined) =>
    own === undefined || other === undefined ? '–' : (own / other).toFixed(3);
  return [
    label,
    auc?.value.toFixed(4) ?? '–',
    auc ? `${auc.low.toFixed(3)}–${auc.high.toFixed(3)}` : '–',
    lift?.value.toFixed(2) ?? '–',
    brier?.toFixed(5) ?? '–',
    against(auc?.value, reference?.auc?.value),
    against(lift?.value, reference?.lift?.value),
    against(brier, reference?.brier),
  ];
}
