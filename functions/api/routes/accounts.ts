import * as z from 'zod';
import { explainAccount } from '../../../lib/usecases/explain-account.ts';
import { accountSorts, customerStates, listAccounts } from '../../../lib/usecases/list-accounts.ts';
import { route } from '../route.ts';
import { accountsPageSchema, bandSchema } from '../schemas/account.ts';
import { accountExplanationSchema } from '../schemas/explanation.ts';
import { day, flag, id, pageQuery } from '../schemas/fields.ts';

const accountsQuery = z.strictObject({
  band: bandSchema.optional(),
  owner: z.string().max(200).optional().describe('The CSM, as their records name them.'),
  industry: z.string().max(200).optional(),
  implemented: flag.optional(),
  churnRiskFrom: z.coerce.number().min(0).max(1).optional().describe('Only with at least this churn risk, 0 to 1.'),
  customers: z.enum(customerStates).default('current').describe('Customers of today, those who left, or both.'),
  sort: z.enum(accountSorts).default('risk').describe('Most pressing first.'),
  ...pageQuery,
});

export const accountRoutes = [
  route({
    method: 'GET',
    path: '/accounts',
    operationId: 'listAccounts',
    summary: 'The portfolio as judged on the latest day',
    access: 'viewer',
    query: accountsQuery,
    answer: { json: accountsPageSchema },
    run: ({ query }, ports) => listAccounts(query, ports),
  }),
  route({
    method: 'GET',
    path: '/accounts/{accountId}',
    operationId: 'explainAccount',
    summary: 'An account with every number explained',
    access: 'viewer',
    params: z.strictObject({ accountId: id }),
    query: z.strictObject({
      day: day.optional().describe('A judged day; the latest unless given.'),
      since: day.optional().describe('The judged day to compare with; the last one before unless given.'),
    }),
    answer: { json: accountExplanationSchema },
    bounded:
      'One line for each metric, milestone, rule and override of one account; the newest twenty firings and runs.',
    problems: { 404: 'There is no such account among those judged.' },
    run: ({ params, query }, ports) => explainAccount({ ...params, ...query }, ports),
  }),
];
