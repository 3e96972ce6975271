import * as z from 'zod';
import type { CompanyReport } from '../../../lib/domain/company/company-report.ts';
import { day } from './fields.ts';

const count = z.int().min(0);
const share = z.number().describe('A share of 1.');
const money = z.number().describe('In the currency, a month.');
const month = z.string().regex(/^\d{4}-\d{2}$/);
const customers = { start: count, new: count, lost: count, end: count, due: count, renewed: count };
const median = z.object({ accounts: count, medianDays: z.number().optional() });

const revenue = z.object({
  currency: z.string().describe('`unstated` where no source says.'),
  customers: z.object(customers),
  ...{ start: money, new: money, expansion: money, contraction: money, churn: money, end: money },
  grr: share.optional(),
  nrr: share.optional(),
  logoChurn: share.optional(),
  arpa: money.optional(),
  cacPayback: z.number().optional().describe('Months.'),
  ltv: z.number().optional(),
});

const cohort = z.object({
  month,
  started: count,
  completed: count.describe('By the target day.'),
  late: count.describe('After it.'),
  overdue: count.describe('Not yet, though it has passed.'),
  open: count.describe('Not yet.'),
  completion: share.optional(),
  firstValue: median,
  goLive: median,
});

/** A company's own numbers over a period, with their definitions. */
export const companyReportSchema = z
  .object({
    period: z.object({ from: day, until: day }),
    customers: z.object({ ...customers, logoChurn: share.optional(), renewalRate: share.optional() }),
    revenue: z.array(revenue).describe('By currency: these are never added up.'),
    onboarding: z.object({ targetDays: z.int().min(0).optional(), cohorts: z.array(cohort) }),
    absent: z.array(z.object({ metric: z.string(), because: z.string() })).describe('What could not be told, and why.'),
    definitions: z.array(
      z.object({
        metric: z.string(),
        label: z.string(),
        unit: z.enum(['share', 'money', 'months', 'days']),
        definition: z.string(),
      }),
    ),
    conventions: z.array(z.string()),
  })
  .meta({ id: 'CompanyReport' }) satisfies z.ZodType<CompanyReport, unknown>;
