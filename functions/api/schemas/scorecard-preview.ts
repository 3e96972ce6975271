import * as z from 'zod';
import { bands } from '../../../lib/domain/health/health.ts';
import type { ScorecardPreview } from '../../../lib/domain/previews/scorecard-preview.ts';
import { bandSchema } from './band.ts';
import { estimateSchema } from './estimate.ts';
import { day } from './fields.ts';
import { listedAccountSchema } from './rule-preview.ts';

const text = z.string();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const perBand = <T extends z.ZodType>(of: T) => z.record(z.enum(bands), of);

const compared = z.object({ name: text, scorecards: z.array(z.object({ id: text, label: text, version: text })) });
const figures = z.object({
  bands: perBand(share).describe('The share of all days of customers in each band.'),
  auc: estimateSchema.optional().describe('How well it ranks who will leave: 0.5 is guessing, 1 always right.'),
  redLift: estimateSchema.optional().describe('How many times more often red accounts left.'),
  warned: z
    .object({ share, accounts: count })
    .optional()
    .describe('Of those that left, the share that was below green 60 to 90 days before.'),
});
const standing = z.object({ score: z.number().min(0).max(100).optional(), band: bandSchema });

/** The published scorecards and a draft of them on the same history. */
export const scorecardPreviewSchema = z
  .object({
    kind: z.literal('scorecard'),
    one: compared.describe('The published ones.'),
    other: compared.describe('The draft.'),
    ...{ from: day, until: day, everyDays: count, horizonDays: count, days: count, accounts: count },
    figures: z.tuple([figures, figures]),
    verdict: z.object({
      better: z.enum(['one', 'other', 'cannot tell']).describe('Which ranks better who will leave.'),
      difference: estimateSchema.optional().describe('AUC of the published minus that of the draft.'),
      ...{ snapshots: count, events: count },
    }),
    matrix: perBand(perBand(count)).describe('On the last day: band by the published → by the draft → accounts.'),
    movers: z.array(
      listedAccountSchema.extend({
        standing: z.tuple([standing, standing]),
        because: z.array(z.object({ measure: text, amount: z.number() })).describe('Points of difference.'),
      }),
    ),
    moversLeftOut: count,
  })
  .meta({ id: 'ScorecardPreview' }) satisfies z.ZodType<ScorecardPreview, unknown>;
