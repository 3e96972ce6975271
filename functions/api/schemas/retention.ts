import * as z from 'zod';
import { bands } from '../../../lib/domain/health/health.ts';
import { cancellationReasons } from '../../../lib/domain/records/record.ts';
import { agreements, derivedReasons } from '../../../lib/domain/retention/cancellation-case.ts';
import { forecastBases } from '../../../lib/domain/retention/renewal-forecast.ts';
import { cacSources } from '../../../lib/domain/retention/unit-economics.ts';
import { idleStates } from '../../../lib/domain/retention/unused-subscriptions.ts';
import type { CancellationsReport } from '../../../lib/usecases/retention/report-cancellations.ts';
import type { CohortsReport } from '../../../lib/usecases/retention/report-cohorts.ts';
import type { EconomicsReport } from '../../../lib/usecases/retention/report-economics.ts';
import type { RenewalsReport } from '../../../lib/usecases/retention/report-renewals.ts';
import type { UnusedSubscriptionsReport } from '../../../lib/usecases/retention/report-unused.ts';
import { companyReportSchema } from './company.ts';
import { day, month } from './fields.ts';

const count = z.int().min(0);
const share = z.number().describe('A share of 1.');
const money = z.number().describe('In the currency, a month.');
const inCurrency = z.object({ currency: z.string(), mrr: money });
const account = { accountId: z.string(), name: z.string().optional(), owner: z.string().optional() };

const definitions = z
  .array(
    z.object({
      metric: z.string(),
      label: z.string(),
      unit: z.enum(['share', 'money', 'months', 'days', 'count']),
      definition: z.string(),
      query: z.string().describe('A command that prints the same number.'),
    }),
  )
  .describe('What each figure is.');
const choices = z
  .object({
    size: z.array(z.string()),
    plan: z.array(z.string()),
    csm: z.array(z.string()),
    channel: z.array(z.string()),
  })
  .describe('What accounts can be told apart by.');
const about = { day: day.describe('The last judged day: what is told is as of it.'), definitions };
const period = z.object({ from: month, until: month });

const reason = z.enum(derivedReasons);
const sign = z.object({
  what: z.string(),
  value: z.number().optional(),
  unit: z.string().optional(),
  day,
  source: z.string(),
});

const cancellation = z.object({
  ...account,
  plan: z.string().optional(),
  sizeBand: z.string().optional(),
  channel: z.string().optional(),
  day,
  lastDay: day.describe('The last day before it was known to leave.'),
  said: z.object({ reason: z.enum(cancellationReasons), comment: z.string().optional() }).optional(),
  derived: reason,
  basis: z.enum(['records', 'said', 'nothing']),
  because: z.string(),
  agreement: z.enum(agreements),
  evidence: z.array(sign),
  tested: z.array(z.object({ reason, verdict: z.union([z.boolean(), z.literal('unknown')]), because: z.string() })),
  tenureDays: z.number().optional(),
  currency: z.string(),
  mrr: money,
  deeds: z.array(
    z.object({
      at: z.string(),
      kind: z.enum(['firing', 'run', 'message', 'task']),
      what: z.string(),
      outcome: z.string(),
    }),
  ),
  catches: z.array(
    z.object({
      ruleId: z.string(),
      label: z.string(),
      mode: z.enum(['live', 'shadow', 'off']),
      day,
      daysBefore: count,
      basis: z.enum(['recorded', 'replayed']),
    }),
  ),
});

/** Customers lost over some months, and why. */
export const cancellationsSchema = z
  .object({
    ...about,
    period,
    lost: count,
    examined: count.describe('Of how many a reason was looked for; the daily run looks into the others.'),
    revenue: z.array(inCurrency),
    neverImplemented: z.object({ count, share: share.optional() }),
    agreement: z.object({
      agrees: count,
      differs: count,
      asSaid: count,
      notSaid: count,
      share: share.optional(),
    }),
    caught: z.object({ count, share: share.optional(), medianDaysBefore: z.number().optional() }),
    rules: z.array(z.object({ ruleId: z.string(), label: z.string(), cases: count })),
    reasons: z.array(z.object({ reason, count, revenue: z.array(inCurrency) })),
    months: z.array(
      z.object({
        ...{ month, lost: count, examined: count },
        reasons: z.partialRecord(reason, count),
        neverImplemented: share.optional(),
      }),
    ),
    cases: z.array(cancellation),
    casesLeftOut: count,
    leaving: z.array(z.object({ ...account, day, currency: z.string(), mrr: money })),
    tests: z.array(z.object({ reason: z.string(), basis: z.string(), asks: z.string() })),
    choices,
  })
  .meta({ id: 'Cancellations' }) satisfies z.ZodType<CancellationsReport, unknown>;

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
      }),
    ),
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
