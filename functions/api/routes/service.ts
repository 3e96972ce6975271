import * as z from 'zod';
import { checkHealth } from '../../../lib/usecases/check-health.ts';
import { showSummary } from '../../../lib/usecases/show-summary.ts';
import { route } from '../route.ts';
import { day } from '../schemas/fields.ts';
import { summarySchema } from '../schemas/summary.ts';

export const serviceRoutes = [
  route({
    method: 'GET',
    path: '/health',
    operationId: 'checkHealth',
    summary: 'Whether the service can read its table, and how far it has judged',
    access: 'public',
    answer: { json: z.object({ status: z.literal('ok'), latestDay: day.optional() }) },
    run: (_, ports) => checkHealth({}, ports),
  }),
  route({
    method: 'GET',
    path: '/summary',
    operationId: 'showSummary',
    summary: 'What the latest daily run found',
    access: 'viewer',
    answer: { json: summarySchema },
    bounded: 'One entry for each source that the company connected.',
    problems: { 404: 'No day has been judged yet.' },
    run: (_, ports) => showSummary({}, ports),
  }),
];
