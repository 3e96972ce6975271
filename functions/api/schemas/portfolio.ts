import * as z from 'zod';
import { bands } from '../../../lib/domain/health/health.ts';
import { newsKinds } from '../../../lib/domain/portfolio/news.ts';
import type { Portfolio } from '../../../lib/usecases/show-portfolio.ts';
import { bandSchema } from './band.ts';
import { counts, day, month } from './fields.ts';
import { sourceStandingSchema } from './freshness.ts';

const count = z.int().min(0);
const revenue = z.record(z.string(), z.number()).describe('A month, by currency: these are never added up.');
const book = { accounts: count, mrr: revenue };

const newsLine = z.object({
  accountId: z.string(),
  name: z.string().optional(),
  owner: z.string().optional(),
  mrr: z.number().optional(),
  currency: z.string().optional(),
  band: bandSchema,
  bandChange: z.object({ from: bandSchema, because: z.string() }).optional(),
  reason: z.string().optional().describe('What costs it the most points.'),
  firings: z.array(z.string()),
  started: z.array(z.string()),
});

const label = { id: z.string(), label: z.string() };

/** The portfolio at a glance. */
export const portfolioSchema = z
  .object({
    day: day.optional().describe('The day that was judged; absent until the first run.'),
    history: z
      .array(
        z.object({
          day,
          accounts: count,
          implemented: count,
          bands: counts,
          revenue: z.record(z.string(), revenue).optional().describe('By band.'),
        }),
      )
      .describe('Oldest first; the last is the day that was judged.'),
    news: z
      .array(z.object({ kind: z.enum(newsKinds), ...book, lines: z.array(newsLine).describe('The largest of them.') }))
      .describe('What changed since the day before, most pressing first.'),
    renewals: z
      .array(z.object({ month, bands: z.partialRecord(z.enum(bands), z.object(book)) }))
      .describe('The next twelve months.'),
    funnel: z
      .array(
        z.object({
          withinDays: count.optional().describe('Only customers who signed up at most so many days ago.'),
          accounts: count,
          reached: counts.describe('By milestone.'),
          implemented: count,
        }),
      )
      .describe('How far implementations are.'),
    milestones: z.array(z.object({ ...label, required: z.boolean() })),
    rules: z.array(z.object(label)).describe('Those that the news speak of.'),
    sources: z.array(sourceStandingSchema),
  })
  .meta({ id: 'Portfolio' }) satisfies z.ZodType<Portfolio, unknown>;
