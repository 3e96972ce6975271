import * as z from 'zod';
import { cancellationReasons } from '../../../lib/domain/records/record.ts';
import { agreements, derivedReasons } from '../../../lib/domain/retention/cancellation-case.ts';
import type { CancellationsReport } from '../../../lib/usecases/retention/report-cancellations.ts';
import { day, month } from './fields.ts';
import { about, account, choices, count, inCurrency, money, period, share } from './retention-fields.ts';

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
