import type { Estimate } from '../evaluation/prediction.ts';
import type { OutOfTime, RiskModel, TrainingData } from './risk-model.ts';
import type { SnapshotTable } from './snapshot-table.ts';
import type { TimeFold } from './time-folds.ts';

type Verdict = Pick<RiskModel, 'signal' | 'because' | 'advice'>;

/** Below this nothing is claimed: accounts that left in the snapshots, and of those in the later ones that judge. */
export const leastEvidence = { leaving: 30, leavingLater: 10 } as const;

type Terms = { horizonDays: number; metrics: ReadonlyMap<string, { id: string; group: string; form: string }> };

/** Why there is too little to even try, and what would help; undefined when there is enough. */
export function tooLittle(
  table: SnapshotTable,
  training: TrainingData,
  folds: readonly TimeFold[],
  terms: Terms,
): Pick<Verdict, 'because' | 'advice'> | undefined {
  const { eventAccounts, accounts, snapshots } = training;
  const later = new Set(folds.flatMap(({ judge }) => leavingOf(table, judge))).size;
  if (snapshots === 0) {
    const because = `There is no snapshot of a customer whose next ${terms.horizonDays} days have already passed.`;
    return { because, advice: adviceOf(table, terms) };
  }
  if (eventAccounts < leastEvidence.leaving) {
    const because = `${eventAccounts} of ${accounts} accounts left in the history; at least ${leastEvidence.leaving} are needed to learn who leaves.`;
    return { because, advice: adviceOf(table, terms) };
  }
  if (later < leastEvidence.leavingLater) {
    const because = `Only ${later} accounts left in the months that a model of the months before could be judged on; at least ${leastEvidence.leavingLater} are needed.`;
    return { because, advice: adviceOf(table, terms) };
  }
  return undefined;
}

function leavingOf({ happened, accountIds }: SnapshotTable, rows: Uint32Array): string[] {
  return [...rows].filter((row) => happened[row] === 1).map((row) => accountIds[row] as string);
}

/** Whether the model told who would leave later, and more of it than the best single metric. */
export function judgeSignal({ model, bestMetric, advantage }: OutOfTime, table: SnapshotTable, terms: Terms): Verdict {
  const { auc } = model;
  const insufficient = (because: string): Verdict => ({
    signal: 'insufficient',
    because,
    advice: adviceOf(table, terms),
  });
  if (!auc || auc.low <= 0.5) {
    return insufficient(`On later months the model told no better than chance who leaves: ${aucInWords(auc)}.`);
  }
  if (bestMetric && advantage && advantage.value <= 0) {
    return insufficient(
      `On later months the model (${aucInWords(auc)}) told no more than "${bestMetric.label}" alone (${aucInWords(bestMetric.auc)}).`,
    );
  }
  const beside = bestMetric ? `, against ${aucInWords(bestMetric.auc)} of "${bestMetric.label}" alone` : '';
  return { signal: 'sufficient', because: `Judged on later months: ${aucInWords(auc)}${beside}.`, advice: [] };
}

function aucInWords(auc: Estimate | undefined): string {
  if (!auc) return 'AUC not known';
  return `AUC ${auc.value.toFixed(3)} (${auc.low.toFixed(3)}–${auc.high.toFixed(3)})`;
}

/** Metrics of a group are known for fewer snapshots than this when the group is called missing. */
const HARDLY_KNOWN = 0.2;
const ENOUGH_DAYS = 13;

/** What data would help, the most useful first. */
function adviceOf(table: SnapshotTable, { metrics }: Terms): string[] {
  const snapshotDays = new Set(table.days).size;
  const leaving = new Set(table.accountIds.filter((_, row) => table.happened[row] === 1)).size;
  const missing = missingGroups(table, metrics);
  return [
    ...(leaving < 3 * leastEvidence.leaving
      ? ['Record every cancellation with its day, and import those of earlier years.']
      : []),
    ...(snapshotDays < ENOUGH_DAYS
      ? [`Import more history: there are ${snapshotDays} monthly snapshots, a year has ${ENOUGH_DAYS}.`]
      : []),
    ...(missing.length > 0 ? [`Connect a source for what is hardly known: ${missing.join(', ')}.`] : []),
  ];
}

/** The groups of metrics of which hardly anything is known, in the order of the catalogue. */
function missingGroups({ features, columns }: SnapshotTable, metrics: Terms['metrics']): string[] {
  const known = new Map<string, number>();
  for (const { id, group, form } of metrics.values()) {
    if (form === 'change') continue;
    const column = columns[features.findIndex((feature) => feature.id === id)];
    const share = column ? column.filter((value) => !Number.isNaN(value)).length / Math.max(1, column.length) : 0;
    known.set(group, Math.max(known.get(group) ?? 0, share));
  }
  return [...known].filter(([, share]) => share < HARDLY_KNOWN).map(([group]) => group.replaceAll('-', ' '));
}
