import * as z from 'zod';
import type { RiskCard } from '../../../lib/usecases/show-risk.ts';
import { estimateSchema as estimate } from './estimate.ts';
import { day } from './fields.ts';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

const evaluation = z
  .object({
    n: count.describe('Predictions: accounts times snapshots.'),
    events: count.describe('After how many the account left.'),
    accounts: count,
    baseRate: share,
    auc: estimate.optional().describe('0.5 is guessing, 1 always right.'),
    prAuc: share.optional(),
    lift: estimate.optional().describe('How many times more often accounts of the top tenth left.'),
    brier: z.number().optional(),
    baseBrier: z.number().describe('Brier score of always saying the base rate.'),
    calibration: z.array(z.object({ from: share, to: share, n: count, predicted: share, observed: share })),
  })
  .meta({ id: 'Evaluation' });

const odds = z.number().min(0).describe('By how much it multiplies the odds of leaving.');
const atValue = z.object({ value: z.number(), odds });
const modelLine = {
  modelId: z.string(),
  trainedAt: z.string(),
  before: day.describe('What happened on this day or later was not looked at.'),
  horizonDays: z.int().min(1),
  signal: z.enum(['sufficient', 'insufficient']).describe('Insufficient: nobody is given a probability.'),
};

/** What there is to know of the churn-risk model. */
export const riskCardSchema = z
  .object({
    ...modelLine,
    because: z.string(),
    advice: z.array(z.string()).describe('What would help.'),
    training: z.object({
      firstDay: day.optional(),
      lastDay: day.optional(),
      ...{ snapshots: count, accounts: count, events: count, eventAccounts: count, accountsLeftOut: count },
    }),
    blend: z.array(z.object({ model: z.string(), strength: z.number(), weight: z.number() })).optional(),
    outOfTime: z
      .object({
        model: evaluation,
        bestMetric: z.object({ metric: z.string(), label: z.string(), auc: estimate.optional() }).optional(),
        advantage: estimate.optional().describe('By how much the AUC is above that of the best single metric.'),
      })
      .optional()
      .describe('How well a model of earlier months told what came of later ones.'),
    drivers: z.array(
      z.object({
        ...{ feature: z.string(), words: z.string(), isYesOrNo: z.boolean() },
        ...{ low: atValue, high: atValue, oddsWhenMissing: odds },
      }),
    ),
    earlier: z.array(z.object({ ...modelLine, auc: estimate.optional() })),
  })
  .meta({ id: 'RiskCard' }) satisfies z.ZodType<RiskCard, unknown>;
