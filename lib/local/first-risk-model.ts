import type { RiskModel } from '../domain/risk/risk-model.ts';
import { lastCompleteDay } from '../usecases/plan-run.ts';
import { awaitRunningRuns, judgeDays } from './judge-days.ts';
import type { LocalPorts } from './ports.ts';

/** Whether the folder has a history to learn churn from, and no model yet. The later models come by the schedule. */
export async function needsFirstRiskModel({ riskModels, imports }: LocalPorts): Promise<boolean> {
  return (await riskModels.current()) === undefined && (await imports.sources()).length > 0;
}

/**
 * Has the first churn-risk model of a folder trained on everything known so far. When it can be trusted, the last complete
 * day is judged once more, so that nobody waits for the next run to see it.
 */
export async function trainFirstRiskModel(
  ports: LocalPorts,
  train: () => Promise<void>,
): Promise<RiskModel | undefined> {
  await train();
  const model = await ports.riskModels.current();
  const day = lastCompleteDay(ports.clock);
  if (model?.signal !== 'sufficient' || !(await ports.days.daySummary(day))) return model;
  await awaitRunningRuns(ports);
  await judgeDays([{ from: day, until: day, act: true }], ports, ports.progress);
  return model;
}
