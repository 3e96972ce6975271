import type { Day } from '../domain/day.ts';
import { candidateFeatures } from '../domain/risk/candidate-features.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import { snapshotCollector } from '../domain/risk/snapshot-table.ts';
import { trainModel } from '../domain/risk/train-model.ts';
import {
  choosesAccounts,
  collectSnapshots,
  daysToTrainOn,
  firstSnapshotDay,
  MOST_SNAPSHOTS,
} from './collect-snapshots.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';
import type { ReplayPorts } from './replay/replayed-day.ts';

export type TrainingPorts = ReplayPorts & WorkflowPorts;

/**
 * Trains the churn-risk model on the company's own history: customers every four weeks as they were known then, and
 * whether they cancelled within the horizon, as far as that was complete, and had come to be known, before `before`.
 * Nothing is written. Throws NoHistory, NothingPublished.
 */
export async function trainRisk(
  { horizonDays, before, trainedAt }: { horizonDays: number; before: Day; trainedAt: string },
  ports: TrainingPorts,
): Promise<RiskModel> {
  const published = await loadCurrentWorkflows(ports);
  const { catalogue, milestones } = published;
  const days = daysToTrainOn(await firstSnapshotDay(ports), before, horizonDays);
  const collector = snapshotCollector(candidateFeatures(published), { milestones, mostRows: MOST_SNAPSHOTS });
  const chosen = await choosesAccounts(ports);
  const wanted = { days, horizonDays, published, ...chosen, knownBefore: before };
  for await (const { facts, happened } of collectSnapshots(wanted, ports)) {
    collector.add(facts, happened);
  }
  const table = collector.table();
  table.accountsLeftOut += chosen.accountsLeftOut;
  return trainModel(table, { horizonDays, before, trainedAt, metrics: catalogue.metrics });
}
