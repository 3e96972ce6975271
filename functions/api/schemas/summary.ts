import * as z from 'zod';
import type { DaySummary } from '../../../lib/domain/portfolio/summarise-day.ts';
import { counts, day } from './fields.ts';
import { sourceStandingSchema } from './freshness.ts';

/** What a daily run found over the whole portfolio. */
export const summarySchema = z.object({
  day,
  accounts: z.int().min(0),
  bands: counts,
  revenue: z
    .record(z.string(), z.record(z.string(), z.number()))
    .optional()
    .describe('What the accounts of each band pay a month, by currency.'),
  implemented: z.int().min(0),
  overdueMilestones: counts.describe('Accounts for which each milestone is overdue.'),
  firings: counts.describe('Firings by rule.'),
  started: counts.describe('Runs started by playbook.'),
  failedSources: z.array(z.object({ source: z.string(), message: z.string() })),
  sources: z.array(sourceStandingSchema).optional().describe('Where every source stood when the run ended.'),
  workflowsVersion: z.string(),
}) satisfies z.ZodType<DaySummary, unknown>;
