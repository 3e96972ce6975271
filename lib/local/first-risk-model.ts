import { dayOf } from '../domain/day.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import { lastCompleteDay } from '../usecases/plan-run.ts';
import { renewRiskModel } from '../usecases/renew-risk-model.ts';
import { awaitRunningRuns, judgeDays } from './judge-days.ts';
import type { LocalPorts } from './ports.ts';

/** Whether the folder has a history to learn churn from, and no model yet. The later models come by the schedule. */
export async function needsFirstRiskModel({ riskModels, imports }: LocalPorts): Promise<boolean> {
  return (await riskModels.current()) === undefined && (await imports.sources()).length > 0;
}

/**
 * Trains the first churn-risk model of a folder on everything known so far. When it can be trusted, the last complete
 * day is judged once more, so that nobody waits for the next run to see it.
 */
export async function trainFirstRiskModel(ports: LocalPorts): Promise<RiskModel | undefined> {
  const model = await renewRiskModel({ before: dayOf(ports.clock.now()) }, ports);
  const day = lastCompleteDay(ports.clock);
  if (model?.signal !== 'sufficient' || !(await ports.days.daySummary(day))) return model;
  await awaitRunningRuns(ports);
  await judgeDays([{ from: day, until: day, act: true }], ports, ports.progress);
  return model;
}
