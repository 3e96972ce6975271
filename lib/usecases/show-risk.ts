import type { Estimate } from '../domain/evaluation/prediction.ts';
import { mainDrivers, type RiskDriver } from '../domain/risk/main-drivers.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import type { RiskModelStore } from '../ports/judging.ts';
import { NotFound } from './errors.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** A model of the past in one line. */
export type EarlierModel = Pick<RiskModel, 'modelId' | 'trainedAt' | 'before' | 'horizonDays' | 'signal'> & {
  auc?: Estimate;
};

/** What there is to know of the churn-risk model: whether it can be trusted and why, how well it did, what moves it, and the models before it. */
export type RiskCard = Omit<RiskModel, 'format' | 'features' | 'averageLogOdds'> & {
  /** None with insufficient signal: what moves a model that tells nothing says nothing. */
  drivers: RiskDriver[];
  earlier: EarlierModel[];
};

const EARLIER_SHOWN = 12;

/** The card of a churn-risk model, the current one unless another is named. Throws NotFound before one was trained. */
export async function showRisk(
  { modelId }: { modelId?: string },
  ports: WorkflowPorts & { riskModels: RiskModelStore },
): Promise<RiskCard> {
  const model = await (modelId === undefined ? ports.riskModels.current() : ports.riskModels.find(modelId));
  if (!model) {
    throw new NotFound(
      'No churn-risk model has been trained yet: `holdfast risk train` does, and the first of each month.',
    );
  }
  const { format: _f, features: _w, averageLogOdds: _a, ...card } = model;
  const { catalogue, milestones } = await loadCurrentWorkflows(ports);
  const drivers = model.signal === 'sufficient' ? mainDrivers(model, { catalogue, milestones }) : [];
  const earlier = (await ports.riskModels.history(1 + EARLIER_SHOWN)).filter(({ before }) => before < model.before);
  return { ...card, drivers, earlier: earlier.map(lineOf) };
}

function lineOf({ modelId, trainedAt, before, horizonDays, signal, outOfTime }: RiskModel): EarlierModel {
  return { modelId, trainedAt, before, horizonDays, signal, auc: outOfTime?.model.auc };
}
