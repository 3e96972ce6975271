import * as z from 'zod';
import { showPortfolio } from '../../../lib/usecases/show-portfolio.ts';
import { route } from '../route.ts';
import { wholeNumber } from '../schemas/fields.ts';
import { portfolioSchema } from '../schemas/portfolio.ts';

export const portfolioRoutes = [
  route({
    method: 'GET',
    path: '/portfolio',
    operationId: 'showPortfolio',
    summary: 'The portfolio at a glance: what changed, bands over time, renewals, implementations, sources',
    access: 'viewer',
    query: z.strictObject({ days: wholeNumber(1, 366).default(90).describe('How far back the history goes.') }),
    answer: { json: portfolioSchema },
    bounded: 'A point for each day that is asked for, and twelve accounts for each kind of news.',
    problems: { 409: 'No workflows are published yet.' },
    run: ({ query }, ports) => showPortfolio(query, ports),
  }),
];
