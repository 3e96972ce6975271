import * as z from 'zod';
import { customerStates } from '../../../lib/domain/portfolio/account-filter.ts';
import { accountSorts } from '../../../lib/domain/portfolio/account-order.ts';
import { newsKinds } from '../../../lib/domain/portfolio/news.ts';
import type { PortfolioRow } from '../../../lib/domain/portfolio/portfolio-row.ts';
import { explainAccount } from '../../../lib/usecases/explain-account.ts';
import { type AccountsPage, listAccounts } from '../../../lib/usecases/list-accounts.ts';
import { route } from '../route.ts';
import { accountFields, accountsPageSchema } from '../schemas/account.ts';
import { bandSchema } from '../schemas/band.ts';
import { accountExplanationSchema } from '../schemas/explanation.ts';
import { day, flag, id, month, pageQuery, wholeNumber } from '../schemas/fields.ts';
import { condition } from '../schemas/segment.ts';

/** As many lines as Lambda can still answer with, uncompressed, all fields of them. */
const MOST_LINES = 4000;
const name = (what: string) => z.string().min(1).max(200).optional().describe(what);

const fields = z
  .string()
  .max(500)
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(accountFields)))
  .optional()
  .describe(`Only these fields, with commas between them: ${accountFields.join(', ')}.`);

const accountsQuery = z.strictObject({
  text: name('Part of the name, or of the id.'),
  band: bandSchema.optional(),
  owner: name('The CSM, as their records name them.'),
  industry: name('Its industry.'),
  sizeBand: name('A size band of metrics.yaml.'),
  plan: name('Its plan.'),
  stage: name('Its stage.'),
  currency: name('ISO 4217, or `unstated`.'),
  implemented: flag.optional(),
  churnRiskFrom: z.coerce.number().min(0).max(1).optional().describe('Only with at least this churn risk, 0 to 1.'),
  customers: z.enum(customerStates).default('current').describe('Customers of today, those who left, or both.'),
  renewal: month.optional().describe('The month of the renewal.'),
  signedUpWithin: wholeNumber(0, 36_500).optional().describe('At most so many days before the day judged.'),
  reached: name('A milestone it has reached.'),
  notReached: name('A milestone it has not reached.'),
  news: z.enum(newsKinds).optional().describe('What is news of it on the day judged.'),
  fired: name('A rule that fired on the day judged.'),
  where: condition.optional(),
  segment: id.optional().describe('Only accounts of this saved segment.'),
  sort: z.enum(accountSorts).default('risk').describe('Most pressing first.'),
  fields,
  ...pageQuery,
  limit: wholeNumber(1, MOST_LINES).default(50).describe('How many at most.'),
});

/** The fields that were asked for, beside those that are always there. */
function withFields(page: AccountsPage, wanted: readonly (keyof PortfolioRow)[] | undefined) {
  if (!wanted) return page;
  const kept = [...new Set<keyof PortfolioRow>(['accountId', 'band', ...wanted])];
  const pick = (row: PortfolioRow) => Object.fromEntries(kept.map((field) => [field, row[field]]));
  return { ...page, accounts: page.accounts.map(pick) as Pick<PortfolioRow, 'accountId' | 'band'>[] };
}

export const accountRoutes = [
  route({
    method: 'GET',
    path: '/accounts',
    operationId: 'listAccounts',
    summary: 'The portfolio as judged on the latest day',
    access: 'viewer',
    query: accountsQuery,
    answer: { json: accountsPageSchema },
    problems: { 404: 'There is no such segment.', 409: 'No workflows are published yet.' },
    run: async ({ query: { fields: wanted, ...query } }, ports) => withFields(await listAccounts(query, ports), wanted),
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
