import * as z from 'zod';
import { reportCompany } from '../../../lib/usecases/report-company.ts';
import { route } from '../route.ts';
import { companyReportSchema } from '../schemas/company.ts';
import { wholeNumber } from '../schemas/fields.ts';

export const companyRoutes = [
  route({
    method: 'GET',
    path: '/company',
    operationId: 'reportCompany',
    summary: "The company's own numbers over a period: retention, churn, renewals, onboarding, with their definitions",
    access: 'leader',
    query: z.strictObject({
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month, YYYY-MM')
        .optional()
        .describe('The last month of the period; the last that is over unless given.'),
      months: wholeNumber(1, 60).default(1).describe('How many months the period has.'),
    }),
    answer: { json: companyReportSchema },
    bounded: 'One line for each measure and currency.',
    run: ({ query }, ports) => reportCompany(query, ports),
  }),
];
