import * as z from 'zod';
import { directions, metricGroups } from '../../../lib/domain/metrics/families.ts';
import type { MetricLine, MetricList } from '../../../lib/usecases/list-metrics.ts';
import type { ShownMetric } from '../../../lib/usecases/show-metric.ts';
import { day } from './fields.ts';
import { sourceStateSchema } from './freshness.ts';

const count = z.int().min(0);

/** How a metric is spread over a group: numbers that no account has alone. */
export const quantiles = {
  p5: z.number().optional().describe('Only where five accounts or more lie below.'),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p95: z.number().optional().describe('Only where five accounts or more lie above.'),
};

/** Group names, as the catalogue has them. */
export const metricGroup = z.enum(metricGroups);

const metricLineSchema = z
  .object({
    metric: z.string(),
    label: z.string(),
    group: z.string(),
    unit: z.string(),
    direction: z.enum(directions).describe('Which way is better.'),
    form: z.enum(['value', 'change', 'derived', 'milestone']),
    windowInDays: z.int().optional(),
    definition: z.string().describe('What is read and taken, or the formula (CEL).'),
    absent: z.enum(['zero', 'missing']).optional().describe('What it means when nothing is recorded.'),
    staleAfterDays: z.int().optional(),
    sources: z.array(z.object({ source: z.string(), state: sourceStateSchema })),
    coverage: z
      .object({ known: count, missing: z.object({ 'no-record': count, stale: count, 'too-young': count }).partial() })
      .optional()
      .describe('Of how many customers it is known, and of how many it is not, by reason.'),
    everybody: z
      .object({ n: count, ...quantiles })
      .optional()
      .describe('Absent where fewer accounts have it than a peer group must have.'),
  })
  .meta({ id: 'Metric' }) satisfies z.ZodType<MetricLine, unknown>;

const asOf = {
  day: day.optional().describe('The day that was judged; absent until the first run.'),
  accounts: count.optional().describe('Customers on that day.'),
};

export const metricListSchema = z.object({
  ...asOf,
  metrics: z.array(metricLineSchema),
}) satisfies z.ZodType<MetricList, unknown>;

export const shownMetricSchema = z.object({
  ...asOf,
  metric: metricLineSchema,
  groups: z
    .array(
      z.object({
        key: z.string().describe('As `group` takes it; empty for everybody.'),
        group: z.string(),
        n: count,
        ...quantiles,
      }),
    )
    .describe('The peer groups that may be told: none is smaller than a peer group must be.'),
}) satisfies z.ZodType<ShownMetric, unknown>;
