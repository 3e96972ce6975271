import * as z from 'zod';
import { camelKeys } from '../documents/camel-keys.ts';
import { onlyKeys } from '../documents/read-with-schema.ts';

const text = z.string().trim().min(1, 'expected text, found nothing').max(500, 'expected at most 500 characters');
const points = z.number().min(0, 'points go from 0 to 100').max(100, 'points go from 0 to 100');
const positive = z.number().positive('expected a number above 0');
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected small letters, digits and dashes (at most 40)');

const waysToPoints = {
  bands: z.array(onlyKeys({ below: z.number().optional(), points })).min(2, 'expected at least two rows'),
  peer: onlyKeys({
    /** The percentile that gives no points, and the one that gives all. */
    from: z.number().min(0).max(99).default(0),
    to: z.number().min(1).max(100).default(100),
  }),
  trend: onlyKeys({ full: positive.default(2) }),
  growth: onlyKeys({ over: text, full: positive.default(2) }),
  ratio: onlyKeys({ target: z.union([positive, z.string()], 'expected a number above 0, or the name of a metric') }),
  indicator: z
    .array(onlyKeys({ when: text.optional(), points, because: text.optional() }))
    .min(1, 'this list is empty')
    .max(20, 'expected at most 20 cases'),
  deductions: z
    .array(
      z.union(
        [
          onlyKeys({ when: text, points, because: text.optional() }),
          onlyKeys({ metric: text, each: positive, 'at-most': points.default(100) }).transform(camelKeys),
        ],
        'expected { when, points } or { metric, each, at-most }',
      ),
    )
    .min(1, 'this list is empty')
    .max(20, 'expected at most 20 deductions'),
};

/** The ways to points that need nothing said besides their name. */
const bareWays = ['peer', 'trend'] as const;

const optional = Object.fromEntries(Object.entries(waysToPoints).map(([way, schema]) => [way, schema.optional()])) as {
  [Way in keyof typeof waysToPoints]: z.ZodOptional<(typeof waysToPoints)[Way]>;
};

const way = z.preprocess(
  (value) => ((bareWays as readonly unknown[]).includes(value) ? { [value as string]: {} } : value),
  onlyKeys(optional).refine((ways) => Object.values(ways).filter((one) => one !== undefined).length === 1, {
    message: `expected exactly one way to points: ${Object.keys(waysToPoints).join(', ')}`,
    when: ({ issues }) => issues.length === 0,
  }),
);

const weight = positive.max(1000, 'expected at most 1000');

/** One scorecard: the whole of scorecard.yaml, or one entry of its `scorecards`. */
export const scorecardSchema = onlyKeys({
  id,
  label: text,
  /** The accounts it is for (CEL); the last scorecard has none and is for all the others. */
  'applies-to': text.optional(),
  /** The score from which an account is green, and from which yellow; below it is red. */
  bands: onlyKeys({ green: points, yellow: points }),
  /** The share of the weight (0–1) that must have input before an account gets a band. */
  'minimum-coverage': z.number().min(0, 'a share goes from 0 to 1').max(1, 'a share goes from 0 to 1').default(0.5),
  /** Measures that belong together: the weights of a group's measures are parts of the group's weight. */
  groups: z
    .array(onlyKeys({ id, label: text, weight }))
    .max(20, 'expected at most 20 groups')
    .default([]),
  measures: z
    .array(
      onlyKeys({
        id,
        label: text,
        group: id.optional(),
        metric: text.optional(),
        direction: z.enum(['up', 'down']).optional(),
        weight,
        points: way,
      }),
    )
    .min(1, 'this list is empty')
    .max(50, 'expected at most 50 measures'),
}).transform(camelKeys);

/** Several scorecards in one file, in the order in which they are asked whether they are for an account. */
export const scorecardsFileSchema = onlyKeys({
  scorecards: z.array(scorecardSchema).min(1, 'this list is empty').max(20, 'expected at most 20 scorecards'),
});

export type ScorecardEntry = z.output<typeof scorecardSchema>;
export type MeasureEntry = ScorecardEntry['measures'][number];
