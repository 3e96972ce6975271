import * as z from 'zod';
import { bands } from '../../../lib/domain/health/health.ts';
import { forecastBases } from '../../../lib/domain/retention/renewal-forecast.ts';
import { idleStates } from '../../../lib/domain/retention/unused-subscriptions.ts';
import type { CohortsReport } from '../../../lib/usecases/retention/report-cohorts.ts';
import type { RenewalsReport } from '../../../lib/usecases/retention/report-renewals.ts';
import type { UnusedSubscriptionsReport } from '../../../lib/usecases/retention/report-unused.ts';
import { companyReportSchema } from './company.ts';
import { day, month } from './fields.ts';
import { about, account, choices, count, money, share } from './retention-fields.ts';

const { customers, revenue } = companyReportSchema.shape;

/** Retention by month and by cohort. */
export const cohortsSchema = z
  .object({
    ...about,
    months: z.array(z.object({ month, period: z.object({ from: day, until: day }), customers, revenue })),
    triangles: z.array(
      z.object({
        currency: z.string(),
        rows: z.array(
          z.object({
            ...{ month, accounts: count, began: money },
            customers: z.array(count).describe('When each month after the sign-up ended; the first is its own.'),
            revenue: z.array(money),
          }),
        ),
      }),
    ),
    kept: z.array(z.object({ age: count, accounts: count, share: share.optional() })),
    choices,
  })
  .meta({ id: 'Cohorts' }) satisfies z.ZodType<CohortsReport, unknown>;

const band = z.enum(bands);

/** Renewals to come. */
export const renewalsSchema = z
  .object({
    ...about,
    past: z.array(z.object({ month, due: count, renewed: count, rate: share.optional() })),
    forecast: z.array(
      z.object({
        ...{ month, currency: z.string(), accounts: count, due: money },
        byBand: z.object({ green: money, yellow: money, red: money, unknown: money }),
        expected: z
          .object({ mrr: money, low: money, high: money, accounts: z.number() })
          .optional()
          .describe('With a 90 % interval.'),
        untold: z.object({ accounts: count, mrr: money }).describe('Due, but nothing tells how likely.'),
      }),
    ),
    renewals: z.array(
      z.object({
        ...account,
        ...{ band, day, currency: z.string(), mrr: money },
        basis: z.enum(forecastBases),
        chance: share.optional(),
      }),
    ),
    renewalsLeftOut: count,
    shares: z.array(
      z.object({
        ...{ band, due: count, renewed: count },
        ...{ share: share.optional(), low: share.optional(), high: share.optional() },
      }),
    ),
    risk: z.object({ signal: z.enum(['sufficient', 'insufficient', 'no-model']), horizonDays: count }),
    choices,
  })
  .meta({ id: 'Renewals' }) satisfies z.ZodType<RenewalsReport, unknown>;

const idle = z.object({ seats: count.optional(), mrr: money });

/** What is paid for and not used. */
export const unusedSchema = z
  .object({
    ...about,
    rows: z.array(
      z.object({
        ...account,
        plan: z.string().optional(),
        ...{ currency: z.string(), mrr: money, seats: z.number().optional() },
        use: z.object({
          ...{ users28: count, users90: count },
          lastDay: day.optional(),
          by: z.enum(['people', 'busiest-day']),
        }),
        state: z.enum(idleStates),
        unused28: idle.optional(),
        unused90: idle.optional(),
        renewalDay: day.optional(),
        firstWord: z.string(),
      }),
    ),
    rowsLeftOut: count,
    totals: z.array(z.object({ currency: z.string(), accounts: count, unused28: money, unused90: money, paid: money })),
    untold: z.object({ noUse: count, noSeats: count }),
    choices,
  })
  .meta({ id: 'UnusedSubscriptions' }) satisfies z.ZodType<UnusedSubscriptionsReport, unknown>;
