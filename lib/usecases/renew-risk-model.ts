import { type Day, dayOf, monthOf } from '../domain/day.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import type { RiskModelStore } from '../ports/judging.ts';
import type { Clock } from '../ports/system.ts';
import { TrainingRefused } from './errors.ts';
import { loadCurrentWorkflows } from './load-workflows.ts';
import { type TrainingPorts, trainRisk } from './train-risk.ts';

export type RenewalPorts = TrainingPorts & { riskModels: RiskModelStore; clock: Clock };

/**
 * Trains the churn-risk model on what was known before a day, and keeps it. The day is the first of the current month
 * (UTC) unless another is given: a month has one model, whenever in it and however often that is trained. Undefined
 * while nothing has been imported. Throws TrainingRefused for a day to come, NothingPublished.
 */
export async function renewRiskModel(
  { before }: { before?: Day },
  ports: RenewalPorts,
): Promise<RiskModel | undefined> {
  const now = ports.clock.now();
  const today = dayOf(now);
  if (before !== undefined && before > today) {
    throw new TrainingRefused(
      `A model cannot know what happens before ${before}: the last day that can be given is ${today}.`,
    );
  }
  if ((await ports.imports.sources()).length === 0) return undefined;
  const { horizonDays } = (await loadCurrentWorkflows(ports)).settings.risk;
  const asked = { horizonDays, before: before ?? `${monthOf(today)}-01`, trainedAt: now.toISOString() };
  const model = await trainRisk(asked, ports);
  await ports.riskModels.write(model);
  return model;
}
