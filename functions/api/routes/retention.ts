import * as z from 'zod';
import { reportCancellations } from '../../../lib/usecases/retention/report-cancellations.ts';
import { reportCohorts } from '../../../lib/usecases/retention/report-cohorts.ts';
import { reportEconomics } from '../../../lib/usecases/retention/report-economics.ts';
import { reportRenewals } from '../../../lib/usecases/retention/report-renewals.ts';
import { reportUnused } from '../../../lib/usecases/retention/report-unused.ts';
import { route } from '../route.ts';
import { cancellationsSchema } from '../schemas/cancellations.ts';
import { month, wholeNumber } from '../schemas/fields.ts';
import { cohortsSchema, renewalsSchema, unusedSchema } from '../schemas/retention.ts';
import { economicsSchema } from '../schemas/unit-economics.ts';

const choice = z.string().min(1).max(200).optional();
const segment = { size: choice, plan: choice, csm: choice, channel: choice };
const last = month.optional().describe('The last month; the last that is over unless given.');
const problems = { 409: 'No day was judged yet, or the last one too long ago.' };
const limit = wholeNumber(1, 500).default(200).describe('How many are told one by one, at most.');

export const retentionRoutes = [
  route({
    method: 'GET',
    path: '/retention/cancellations',
    operationId: 'reportCancellations',
    summary: 'Customers lost over some months: the reason given and derived, what we did, which rule would have told',
    access: 'csm',
    query: z.strictObject({
      month: month.optional().describe('The last month; that of the last judged day unless given.'),
      months: wholeNumber(1, 24).default(12).describe('How many months.'),
      limit,
      ...segment,
    }),
    answer: { json: cancellationsSchema },
    problems,
    run: ({ query }, ports) => reportCancellations(query, ports),
  }),
  route({
    method: 'GET',
    path: '/retention/cohorts',
    operationId: 'reportCohorts',
    summary: 'Gross and net retention, logo churn and renewal rate by month, and cohorts by month of sign-up',
    access: 'leader',
    query: z.strictObject({
      month: last,
      months: wholeNumber(1, 24).default(12).describe('How many months.'),
      ...segment,
    }),
    answer: { json: cohortsSchema },
    bounded: 'One line for each month that was asked for, and each definition.',
    problems,
    run: ({ query }, ports) => reportCohorts(query, ports),
  }),
  route({
    method: 'GET',
    path: '/retention/renewals',
    operationId: 'reportRenewals',
    summary: 'Renewals to come, and what is expected of them',
    access: 'csm',
    query: z.strictObject({
      months: wholeNumber(1, 12).default(6).describe('How many months, from the one of the last judged day on.'),
      limit,
      ...segment,
    }),
    answer: { json: renewalsSchema },
    problems,
    run: ({ query }, ports) => reportRenewals(query, ports),
  }),
  route({
    method: 'GET',
    path: '/retention/unit-economics',
    operationId: 'reportUnitEconomics',
    summary: 'What a customer costs to win and is worth, by channel and cohort; what one point of churn costs',
    access: 'leader',
    query: z.strictObject({ month: last, months: wholeNumber(1, 24).default(12).describe('How many months.') }),
    answer: { json: economicsSchema },
    bounded: 'One line for each channel and month that was asked for, and each definition.',
    problems,
    run: ({ query }, ports) => reportEconomics(query, ports),
  }),
  route({
    method: 'GET',
    path: '/retention/unused',
    operationId: 'reportUnused',
    summary: 'Accounts and seats that are paid for and not used, the most money first',
    access: 'csm',
    query: z.strictObject({ limit, ...segment }),
    answer: { json: unusedSchema },
    problems,
    run: ({ query }, ports) => reportUnused(query, ports),
  }),
];
