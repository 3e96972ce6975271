import type { Milestone } from '../milestones/milestone.ts';
import { riskParts } from './assess-risk.ts';
import { probabilityOf } from './probability-of.ts';
import type { RiskFacts } from './read-feature.ts';
import type { RiskClaim } from './risk.ts';
import type { RiskModel } from './risk-model.ts';

/** Four digits are more than a model knows, and cost a day less to keep. */
const DIGITS = 1e4;

/** What the model claims of an account, to be kept with its day. Undefined for who has cancelled and where the signal is insufficient. */
export function claimRisk(model: RiskModel, facts: RiskFacts, milestones: readonly Milestone[]): RiskClaim | undefined {
  const { signal, horizonDays, modelId, averageLogOdds } = model;
  if (signal === 'insufficient' || facts.day.attributes.cancelledDay !== undefined) return undefined;
  const logOdds = riskParts(model, facts, milestones).reduce((sum, part) => sum + part.logOdds, averageLogOdds);
  return { probability: Math.round(probabilityOf(logOdds) * DIGITS) / DIGITS, horizonDays, model: modelId };
}
