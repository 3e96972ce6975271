import * as z from 'zod';
import { spendOrigins } from '../../../lib/domain/retention/acquisition-spend.ts';
import { cacSources } from '../../../lib/domain/retention/channel-economics.ts';
import type { EconomicsReport } from '../../../lib/usecases/retention/report-economics.ts';
import { month } from './fields.ts';
import { about, count, money, period, share } from './retention-fields.ts';

const covered = z.object({
  origin: z.enum(spendOrigins),
  currency: z.string(),
  ...{ from: month, until: month },
  spend: z.number(),
});

/** What a customer costs to win and is worth. */
export const economicsSchema = z
  .object({
    ...about,
    period,
    currency: z.string().optional(),
    customers: count,
    mrr: money,
    arpa: money.optional(),
    grossMargin: share.optional(),
    monthlyChurn: share.optional(),
    ltv: z.number().optional(),
    cac: z.number().optional(),
    payback: z.number().optional().describe('Months.'),
    ltvToCac: z.number().optional(),
    channels: z.array(
      z.object({
        ...{ channel: z.string(), won: count, stillCustomers: count },
        spend: z.number().optional(),
        cac: z.number().optional(),
        cacFrom: z.enum(cacSources).optional(),
        arpa: money.optional(),
        payback: z.number().optional().describe('Months.'),
        months: z
          .array(
            z.object({
              ...{ month, spend: z.number(), won: count },
              origin: z.enum(spendOrigins),
              cac: z.number().optional().describe('Absent where nobody was won.'),
            }),
          )
          .optional()
          .describe('Months of which it is told what was spent.'),
        missing: z.array(month).optional().describe('Months in which it won customers, and nobody tells at what cost.'),
      }),
    ),
    spending: z.array(covered).describe('What was told to be spent, in the currency.'),
    spendingElsewhere: z.array(covered).describe('What was spent in other currencies: in no figure.'),
    wonIn: z
      .enum(['any-currency', 'currency'])
      .describe('Whose winning the spending is divided by: everybody’s, or theirs who pay in the currency.'),
    cohorts: z.array(
      z.object({
        ...{ month, accounts: count },
        cost: z.number().optional(),
        margin: z.array(z.number()).optional().describe('All added up, month after month.'),
        profitableAfter: count.optional().describe('Months.'),
      }),
    ),
    onePoint: z
      .object({
        customers: z.number(),
        revenue: z.number(),
        margin: z.number().optional(),
        replacing: z.number().optional(),
      })
      .optional()
      .describe('A year.'),
    enter: z.array(z.object({ missing: z.string(), enter: z.string() })).describe('What is to be entered, and where.'),
  })
  .meta({ id: 'UnitEconomics' }) satisfies z.ZodType<EconomicsReport, unknown>;
