import type { Risk } from '../domain/risk/risk.ts';
import type { JudgedDay, RiskModelStore } from '../ports.ts';

/**
 * What the churn-risk model says of an account: a probability with its reasons, or why nobody is given one. `model` is
 * the id of the model it was judged by.
 */
export type RiskExplanation = Pick<Risk, 'horizonDays' | 'model'> &
  Partial<Pick<Risk, 'probability' | 'reasons'>> & { insufficient?: { because: string; advice: string[] } };

/** Undefined when there was no model to judge the day by, or it says nothing of this account (who has cancelled cannot leave). */
export async function explainRisk(
  { day, risk, attributes }: JudgedDay,
  models: RiskModelStore,
): Promise<RiskExplanation | undefined> {
  if (risk) return risk;
  if (attributes.cancelledDay !== undefined) return undefined;
  const model = await models.current(day);
  if (model?.signal !== 'insufficient') return undefined;
  const { modelId, horizonDays, because, advice } = model;
  return { horizonDays, model: modelId, insufficient: { because, advice } };
}
