import * as z from 'zod';
import { camelKeys } from '../documents/camel-keys.ts';
import { kindOf, passOn } from '../documents/kind-of.ts';
import { onlyKeys } from '../documents/read-with-schema.ts';
import { peerDimensions } from '../peers/peer-table.ts';
import { priorities, resolutions } from '../records/record.ts';

/** The groups a metric belongs to: the seven things Customer Success measures, then the relationship and the contract. */
export const metricGroups = [
  'logins-and-users',
  'features',
  'customisation',
  'engagement',
  'support',
  'sentiment',
  'data',
  'relationship',
  'commercial',
] as const;

/** Whether a higher value is better (up), worse (down) or neither (neutral). */
export const directions = ['up', 'down', 'neutral'] as const;
export type Direction = (typeof directions)[number];

const text = z.string().trim().min(1, 'expected text, found nothing').max(200, 'expected at most 200 characters');
const days = z
  .number()
  .int('expected a whole number of days')
  .min(1, 'expected at least 1 day')
  .max(365, 'expected at most 365 days');
const names = z.array(text).min(1, 'this list is empty').max(100, 'expected at most 100 entries');
const anyOrNames = z.union([z.literal('any'), names], 'expected "any" or a list of names');

const described = {
  /** A name that conditions can use. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}$/, 'expected a name of small letters, digits and underscores, such as reports_sent'),
  label: text,
  group: z.enum(metricGroups),
  /** What is counted: `logins`, `hours`, `%`, … */
  unit: text,
  direction: z.enum(directions),
};

const measured = {
  ...described,
  /** What it means when an account has no record: nothing happened (`zero`), or nobody knows (`missing`). */
  absent: z.enum(['zero', 'missing']),
  /** After so many days without news from its source a value is no longer believed. */
  'stale-after-days': days.optional(),
  /** For what is counted over time: the windows, in days. A stock or a state has none. */
  windows: z.array(days).min(1, 'this list is empty').max(6, 'expected at most 6 windows').optional(),
  /** The windows for which the change against the window before is also given: all (true), none, or those listed. */
  change: z.union([z.boolean(), z.array(days)], 'expected true, false or a list of days').default(false),
};

/** A metric family by the record it is measured from; what it takes from the records is in `takes`. */
const families = {
  usage: onlyKeys({
    ...measured,
    record: z.literal('usage'),
    events: anyOrNames,
    take: z.enum(['count', 'amount', 'peak-users', 'mean-users', 'active-days', 'distinct-events', 'days-since-last']),
  }).transform(camelKeys),
  case: onlyKeys({
    ...measured,
    record: z.literal('case'),
    take: z.enum([
      'opened',
      'resolved',
      'first-reply-hours',
      'resolution-hours',
      'resolution-share',
      'reopen-share',
      'satisfied-share',
      'open',
      'oldest-open-days',
    ]),
    /** Only cases of these priorities. */
    priorities: z.array(z.enum(priorities)).min(1, 'this list is empty').optional(),
    /** Only cases that were (or were not) escalated. */
    escalated: z.boolean().optional(),
    /** For `resolution-share`: the kinds of resolution that are counted. */
    resolutions: z.array(z.enum(resolutions)).min(1, 'this list is empty').optional(),
  }).transform(camelKeys),
  survey: onlyKeys({
    ...measured,
    record: z.literal('survey'),
    type: z.enum(['nps', 'csat']),
    take: z.enum([
      'sent',
      'answered',
      'answered-share',
      'mean-score',
      'satisfied-share',
      'nps',
      'unanswered-in-a-row',
      'days-since-answer',
      'last-score',
    ]),
    /** How long a person is given before no answer counts as silence. */
    'grace-days': days.default(14),
  }).transform(camelKeys),
  evidence: onlyKeys({
    ...measured,
    record: z.literal('evidence'),
    types: anyOrNames,
    take: z.enum(['count', 'on-time-share', 'days-since-last']),
  }).transform(camelKeys),
  customisation: onlyKeys({
    ...measured,
    record: z.literal('customisation'),
    items: anyOrNames,
    take: z.enum(['stock']).default('stock'),
  }).transform(camelKeys),
  'data-volume': onlyKeys({
    ...measured,
    record: z.literal('data-volume'),
    'volume-unit': z.enum(['rows', 'bytes']),
    take: z.enum(['stock']).default('stock'),
  }).transform(camelKeys),
  subscription: onlyKeys({
    ...measured,
    record: z.literal('subscription'),
    take: z.enum(['mrr', 'seats', 'lines', 'days-to-renewal']),
  }).transform(camelKeys),
  contact: onlyKeys({
    ...measured,
    record: z.literal('contact'),
    roles: names,
    take: z.enum(['present', 'people', 'days-since-left']),
  }).transform(camelKeys),
  account: onlyKeys({
    ...measured,
    record: z.literal('account'),
    take: z.enum(['employees', 'days-since-signup']),
  }).transform(camelKeys),
};

/** A metric computed from others: a CEL expression that gives a number. */
const derived = onlyKeys({ ...described, formula: text.max(2000) });

export type FamilyDefinition = z.output<(typeof families)[keyof typeof families]>;
export type FamilyOf<Kind extends keyof typeof families> = z.output<(typeof families)[Kind]>;
export type DerivedDefinition = z.output<typeof derived>;

/** What is measured over windows of days; everything else a family can take has one value on a day. */
export const windowedTakes: ReadonlySet<string> = new Set([
  ...['count', 'amount', 'peak-users', 'mean-users', 'active-days', 'distinct-events'],
  ...['opened', 'resolved', 'first-reply-hours', 'resolution-hours', 'resolution-share', 'reopen-share'],
  ...['satisfied-share', 'sent', 'answered', 'answered-share', 'mean-score', 'nps', 'on-time-share'],
]);

const measuredFamily = kindOf('record', families);

/** One entry under `metrics:`, measured from records or (with a `formula`) from other metrics. */
export const metricSchema = z.unknown().transform((value, context): FamilyDefinition | DerivedDefinition => {
  const schema = typeof value === 'object' && value !== null && 'formula' in value ? derived : measuredFamily;
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  passOn(result.error, context);
  return z.NEVER;
});

const band = onlyKeys({
  id: text.max(40),
  /** As it stands in a sentence: "34 accounts of 51–200 people". */
  label: text,
  /** The greatest number that belongs to the band; the last band has none. */
  'up-to': z.number().min(0, 'expected 0 or more').optional(),
}).transform(camelKeys);
export type SizeBand = z.output<typeof band>;

/** The whole of metrics.yaml. */
export const metricsFileSchema = onlyKeys({
  'size-bands': z.array(band).min(1, 'this list is empty').max(20),
  'age-bands': z.array(band).max(20).default([]),
  peers: onlyKeys({
    /** The fewest accounts a group may have before it is compared with. */
    minimum: z
      .number()
      .int()
      .min(20, 'a group needs at least 20 accounts, or it would disclose a single one')
      .default(20),
    /** The ways of grouping, narrowest first; an empty list is everybody. */
    widen: z.array(z.array(z.enum(peerDimensions))).min(1, 'this list is empty'),
  }),
  metrics: z.array(metricSchema).min(1, 'this list is empty').max(300, 'expected at most 300 metrics'),
}).transform(camelKeys);
export type MetricsFile = z.output<typeof metricsFileSchema>;
