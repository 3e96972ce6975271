import middy from '@middy/core';
import * as z from 'zod';
import { isDay } from '../../lib/domain/day.ts';
import type { RiskModel } from '../../lib/domain/risk/risk-model.ts';
import { type RenewalPorts, renewRiskModel } from '../../lib/usecases/renew-risk-model.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import type { Metrics } from '../middleware/metrics.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ before: z.string().refine(isDay, 'expected a day, YYYY-MM-DD').optional() });

/** What became of a training: the model in a few words, or `nothing-imported`. */
type Told = Partial<Pick<RiskModel, 'modelId' | 'before' | 'because'>> & {
  signal: RiskModel['signal'] | 'nothing-imported';
  auc?: number;
};

/** Trains the churn-risk model: EventBridge Scheduler calls it on the first of each month; a person may, for another day. */
export function createHandler(ports: RenewalPorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .use(log<object, Told>(logger, { result: (told) => told, metrics: { of: metricsOf, clock: ports.clock } }))
    .handler(async (event) => toldOf(await renewRiskModel(event, ports)));
}

function toldOf(model: RiskModel | undefined): Told {
  if (!model) return { signal: 'nothing-imported' };
  const { modelId, before, because, signal, outOfTime } = model;
  return { modelId, before, signal, because, auc: outOfTime?.model.auc?.value };
}

function metricsOf({ signal, auc }: Told): Metrics {
  if (signal === 'nothing-imported') return {};
  return { RiskSignal: signal === 'sufficient' ? 1 : 0, ...(auc !== undefined && { RiskAuc: auc }) };
}
