import type { PeerTable } from '../domain/peers/peer-table.ts';
import { assessRisk } from '../domain/risk/assess-risk.ts';
import { probabilityOf } from '../domain/risk/probability-of.ts';
import type { RiskClaim, RiskReason } from '../domain/risk/risk.ts';
import type { JudgedDay, RiskModelStore } from '../ports/judging.ts';
import type { LoadedWorkflows } from './load-workflows.ts';

/**
 * What the churn-risk model says of an account: a probability with its reasons, beside that of the average account; or
 * why nobody is given one. `model` is the id of the model.
 */
export type RiskExplanation = Pick<RiskClaim, 'horizonDays' | 'model'> & {
  probability?: number;
  average?: number;
  reasons?: RiskReason[];
  insufficient?: { because: string; advice: string[] };
};

export type RiskPorts = { riskModels: RiskModelStore };

/** What a claim is explained by: the workflows it was made under, and the peers of its day. */
export type RiskGround = Pick<LoadedWorkflows, 'catalogue' | 'milestones'> & {
  peers: PeerTable | undefined;
};

/** Undefined when there was no model to judge the day by, or it says nothing of this account (who has cancelled cannot leave). */
export async function explainRisk(
  judged: JudgedDay,
  known: RiskGround,
  { riskModels }: RiskPorts,
): Promise<RiskExplanation | undefined> {
  if (judged.risk) return withReasons(judged, judged.risk, known, riskModels);
  if (judged.attributes.cancelledDay !== undefined) return undefined;
  const model = await riskModels.current(judged.day);
  if (model?.signal !== 'insufficient') return undefined;
  const { modelId, horizonDays, because, advice } = model;
  return { horizonDays, model: modelId, insufficient: { because, advice } };
}

/** The reasons follow from the model, the day and its peers, all of which are kept. */
async function withReasons(
  judged: JudgedDay,
  claim: RiskClaim,
  { catalogue, milestones, peers }: RiskGround,
  riskModels: RiskModelStore,
): Promise<RiskExplanation> {
  const model = await riskModels.find(claim.model);
  if (!model) return claim;
  const risk = assessRisk(model, { day: judged, peers }, { metrics: catalogue.metrics, milestones });
  return { ...claim, average: probabilityOf(model.averageLogOdds), reasons: risk?.reasons ?? [] };
}
