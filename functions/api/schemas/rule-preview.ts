import * as z from 'zod';
import type { RulePreview } from '../../../lib/domain/previews/rule-preview.ts';
import { severities } from '../../../lib/domain/rules/firing.ts';
import { ruleAudiences, ruleModes } from '../../../lib/domain/rules/rule.ts';
import { estimateSchema } from './estimate.ts';
import { day } from './fields.ts';

const text = z.string();
const count = z.int().min(0);
const share = z.number().min(0).max(1);

/** An account in a list. */
export const listedAccountSchema = z.object({ accountId: text, name: text.optional(), owner: text.optional() });

/** A firing that would have been. */
export const flaggedSchema = listedAccountSchema.extend({
  day,
  reason: text,
  became: z.enum(['left', 'stayed', 'open']).describe('open: the horizon is not over.'),
  leftDay: day.optional(),
});

const workload = z.object({
  csms: count.describe('Who had customers in the range.'),
  mean: z.number().min(0).optional().describe('Firings per CSM and week.'),
  busiest: z.object({ csm: text, week: day, firings: count }).optional(),
  unowned: count.describe('Firings for accounts without a CSM.'),
  budget: z
    .object({ firings: z.number().min(0), weeksOver: count, weeks: count })
    .optional()
    .describe("What the company's settings allow, and in how many weeks of CSMs it was more."),
});

const foresight = z.object({
  judged: count,
  open: count.describe('Firings whose horizon is not over.'),
  precision: share.optional().describe('The share of judged firings after which the account left in time.'),
  accountsJudged: count,
  accountsLeft: count,
  left: count.describe('Customers that left in the range.'),
  foreseen: count.describe('Those that had been flagged within the horizon before.'),
  recall: share.optional(),
  baseRate: share.optional(),
  lift: estimateSchema.optional().describe('Precision ÷ base rate.'),
  medianLeadDays: z.number().min(0).optional(),
});

const effect = z
  .object({
    rule: z.object({
      ...{ id: text, label: text, owner: text.optional(), severity: z.enum(severities), mode: z.enum(ruleModes) },
      ...{ accounts: z.enum(ruleAudiences), when: text, holdDays: count, cooldownDays: count },
      exitWhen: text.optional(),
    }),
    firings: count,
    accounts: count,
    workload,
    weeks: z.array(z.object({ week: day, firings: count })).describe('Every week by its Monday.'),
    csms: z.array(z.object({ csm: text, firings: count, mostInAWeek: count })),
    foresight: foresight.optional().describe('Absent for rules about customers that have left.'),
    overlap: z.array(z.object({ ruleId: text, accounts: count, both: count, jaccard: share })),
    flagged: z.array(flaggedSchema).describe('The newest first.'),
    flaggedLeftOut: count,
  })
  .meta({ id: 'RuleEffect' });

/** What a rule would have done. */
export const rulePreviewSchema = z
  .object({
    kind: z.literal('rule'),
    ...{ from: day, to: day, horizonDays: z.int().min(1), observedUntil: day, customers: count },
    live: effect.optional(),
    draft: effect.optional(),
    onlyLive: z.array(listedAccountSchema).optional(),
    onlyDraft: z.array(listedAccountSchema).optional(),
    notes: z.array(text),
  })
  .meta({ id: 'RulePreview' }) satisfies z.ZodType<RulePreview, unknown>;
