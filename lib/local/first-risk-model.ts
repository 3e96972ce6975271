import { dayOf } from '../domain/day.ts';
import type { Progress } from '../ports.ts';
import { renewRiskModel } from '../usecases/renew-risk-model.ts';
import type { LocalPorts } from './ports.ts';

/** Trains a churn-risk model on everything known so far, in a folder that has none yet. The later ones come by the schedule. */
export async function ensureRiskModel(ports: LocalPorts, progress: Progress): Promise<void> {
  if (await ports.riskModels.current()) return;
  await renewRiskModel({ before: dayOf(ports.clock.now()) }, { ...ports, progress });
}
