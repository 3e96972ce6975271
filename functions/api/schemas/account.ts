import * as z from 'zod';
import { eventKinds } from '../../../lib/domain/portfolio/account-events.ts';
import type { PortfolioRow } from '../../../lib/domain/portfolio/portfolio-row.ts';
import type { AccountsPage } from '../../../lib/usecases/list-accounts.ts';
import { bandSchema } from './band.ts';
import { day, next } from './fields.ts';

const ratio = z.number().min(0).max(1);
const earlier = z.object({ score: z.number().min(0).max(100).optional(), band: bandSchema });

/** One line of the portfolio. */
export const portfolioRowSchema = z
  .object({
    accountId: z.string(),
    name: z.string().optional(),
    owner: z.string().optional().describe('The CSM.'),
    industry: z.string().optional(),
    sizeBand: z.string().optional(),
    stage: z.string().optional(),
    plan: z.string().optional(),
    currency: z.string().optional().describe('ISO 4217, of mrr.'),
    mrr: z.number().optional().describe('Monthly recurring revenue.'),
    signupDay: day.optional(),
    renewalDay: day.optional(),
    cancelledDay: day.optional(),
    implementedDay: day.optional(),
    score: z.number().min(0).max(100).optional(),
    band: bandSchema,
    coverage: ratio.describe('The share of the score that had input.'),
    scorecard: z.string().optional().describe('The scorecard it was scored by.'),
    trend: z
      .object({ days7: earlier, days28: earlier })
      .partial()
      .optional()
      .describe('How it stood 7 and 28 days before; absent where no day was judged then.'),
    bandChange: z
      .object({ from: bandSchema, because: z.string() })
      .optional()
      .describe('When the band is another than the day before: which it was, and why.'),
    overridden: z.literal(true).optional().describe('A person set the score, the band or a measure.'),
    churnRisk: ratio
      .optional()
      .describe(
        'The probability that it cancels within the horizon of the risk model; absent where nothing is claimed.',
      ),
    reasons: z.array(z.string()).describe('What costs the most points, worst first.'),
    overdueMilestones: z.array(z.string()),
    reached: z.array(z.string()).optional().describe('The milestones it has reached.'),
    events: z.array(z.enum(eventKinds)).optional().describe('What became of it since the day before.'),
    firings: z.array(z.string()).describe('Rules that fired on the day.'),
    started: z.array(z.string()).describe('Playbooks that started for it on the day.'),
  })
  .meta({ id: 'PortfolioRow' });

const asked = 'Absent only where `fields` does not ask for it.';
const { reasons, overdueMilestones, firings, started, coverage } = portfolioRowSchema.shape;

/** A line of the portfolio of which only some fields were asked for. */
export const accountLineSchema = portfolioRowSchema
  .extend({
    coverage: coverage.optional(),
    reasons: reasons.optional(),
    overdueMilestones: overdueMilestones.optional(),
    firings: firings.optional(),
    started: started.optional(),
  })
  .meta({ id: 'AccountLine', description: asked });

/** The fields that a list of accounts can be asked for; the id and the band are always there. */
export const accountFields = Object.keys(portfolioRowSchema.shape) as (keyof PortfolioRow)[];

export const accountsPageSchema = z.object({
  day: day.optional().describe('The day that was judged; absent until the first run.'),
  total: z.int().min(0),
  accounts: z.array(accountLineSchema),
  next,
}) satisfies z.ZodType<Omit<AccountsPage, 'accounts'>, unknown>;
