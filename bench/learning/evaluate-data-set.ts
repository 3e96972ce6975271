import { predictionsOf } from '../../lib/domain/contest/hold-contest.ts';
import type { Day } from '../../lib/domain/day.ts';
import type { Prediction } from '../../lib/domain/evaluation/prediction.ts';
import { compileCondition } from '../../lib/domain/expressions/compile-condition.ts';
import type { Condition } from '../../lib/domain/expressions/expression.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import type { SnapshotTable } from '../../lib/domain/risk/snapshot-table.ts';
import { type EvaluationReport, evaluate } from '../../lib/usecases/evaluate.ts';
import { importIntoMemory, sharedDataSet } from '../importing/import-into-memory.ts';
import { shippedFiles, workflowsOf } from '../judging/shipped-workflows.ts';
import type { SnapshotTables } from './scikit.ts';

/** A data set with a strict split in time: what was known before the day trains, what happens from it on tests. */
export type Trial = {
  dataSet: string;
  mapping?: string;
  trainBefore: Day;
  until?: Day;
  /** Conditions: whose snapshots count, and whose are tested. */
  where?: string;
  testWhere?: string;
};

/** What Holdfast's evaluation says, the snapshots it was made on, and what the model said of those to test on (if anything). */
export type Tried = { report: EvaluationReport; tables: SnapshotTables; said: Prediction[] | undefined };

export const HORIZON_DAYS = 28;

/** Imports the data set into memory and evaluates the risk model of the shipped workflows on it; undefined where the data set is absent. */
export async function evaluateDataSet(trial: Trial): Promise<Tried | undefined> {
  const shared = sharedDataSet(trial.dataSet, trial.mapping);
  if (!shared) return undefined;
  const stores = await importIntoMemory(shared);
  const published = { ...workflowsOf(shippedFiles()), version: 'shipped' };
  const { catalogue } = published;
  const { trainBefore, until } = trial;
  const where = conditionOf(trial.where, catalogue);
  const testWhere = conditionOf(trial.testWhere ?? trial.where, catalogue);
  const tables: Partial<SnapshotTables> = {};
  const snapshots = {
    async write(set: keyof SnapshotTables, table: SnapshotTable) {
      tables[set] = table;
    },
  };
  const ports = { ...stores, snapshots, progress: { report: () => {} }, clock: { now: () => new Date() } };
  const question = { published, horizonDays: HORIZON_DAYS, trainBefore, until, where, testWhere };
  const report = await evaluate(question, ports);
  const made = tables as SnapshotTables;
  return { report, tables: made, said: predictionsOf(report.model, made.test) };
}

function conditionOf(text: string | undefined, catalogue: Catalogue): Condition | undefined {
  if (text === undefined) return undefined;
  const { condition, fault } = compileCondition(text, catalogue);
  if (fault) throw new Error(fault.message);
  return condition;
}
