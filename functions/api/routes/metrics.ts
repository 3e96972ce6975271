import * as z from 'zod';
import { listMetrics } from '../../../lib/usecases/list-metrics.ts';
import { showMetric } from '../../../lib/usecases/show-metric.ts';
import { route } from '../route.ts';
import { id } from '../schemas/fields.ts';
import { metricGroup, metricListSchema, shownMetricSchema } from '../schemas/metric.ts';

export const metricRoutes = [
  route({
    method: 'GET',
    path: '/metrics',
    operationId: 'listMetrics',
    summary: 'The catalogue: what is measured, of how many customers it is known, and how it is spread over them',
    access: 'viewer',
    query: z.strictObject({ group: metricGroup.optional().describe('Only one group of metrics.') }),
    answer: { json: metricListSchema },
    bounded: 'One line for each metric of the catalogue that the company wrote.',
    run: ({ query }, ports) => listMetrics(query, ports),
  }),
  route({
    method: 'GET',
    path: '/metrics/{metric}',
    operationId: 'showMetric',
    summary: 'A metric with how it is spread over each peer group',
    access: 'viewer',
    params: z.strictObject({ metric: id }),
    query: z.strictObject({
      group: z.string().max(2000).optional().describe('Only the peer group with this key.'),
    }),
    answer: { json: shownMetricSchema },
    bounded: 'One line for each peer group, which must have twenty accounts to be one.',
    problems: { 404: 'There is no such metric, or no such group that holds enough accounts.' },
    run: ({ params, query }, ports) => showMetric({ ...params, ...query }, ports),
  }),
];
