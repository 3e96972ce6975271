import { addDays, type Day } from '../domain/day.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import type { RiskModelStore } from '../ports/judging.ts';

/**
 * Which model judges each day until `until`: the newest that knew nothing of any later day, so that a day of the past
 * is judged as it could have been then. The newest is read once, as it is nearly always that of all the days.
 */
export async function modelsForDays(
  until: Day,
  models: RiskModelStore,
): Promise<(day: Day) => Promise<RiskModel | undefined>> {
  const newest = await models.current(until);
  return async (day) => (newest && newest.before > addDays(day, 1) ? models.current(day) : newest);
}
