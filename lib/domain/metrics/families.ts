import * as z from 'zod';
import { camelKeys } from '../documents/camel-keys.ts';
import { onlyKeys } from '../documents/read-with-schema.ts';
import { channels, contactDirections, priorities, resolutions } from '../records/record.ts';

/** The groups a metric belongs to: the seven things Customer Success measures, then the implementation, the relationship and the contract. */
export const metricGroups = [
  'logins-and-users',
  'features',
  'customisation',
  'engagement',
  'support',
  'sentiment',
  'data',
  'implementation',
  'relationship',
  'commercial',
] as const;

/** Whether a higher value is better (up), worse (down) or neither (neutral). */
export const directions = ['up', 'down', 'neutral'] as const;
export type Direction = (typeof directions)[number];

/** A name or a sentence of metrics.yaml. */
export const text = z
  .string()
  .trim()
  .min(1, 'expected text, found nothing')
  .max(200, 'expected at most 200 characters');
const days = z
  .number()
  .int('expected a whole number of days')
  .min(1, 'expected at least 1 day')
  .max(365, 'expected at most 365 days');
const names = z.array(text).min(1, 'this list is empty').max(100, 'expected at most 100 entries');
const anyOrNames = z.union([z.literal('any'), names], 'expected "any" or a list of names');

/** What every metric says of itself. */
export const described = {
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
export const families = {
  usage: onlyKeys({
    ...measured,
    record: z.literal('usage'),
    events: anyOrNames,
    take: z.enum([
      'count',
      'amount',
      'distinct-users',
      'person-days',
      'peak-users',
      'mean-users',
      'active-days',
      'distinct-events',
      'days-since-last',
    ]),
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
      'nps-standard-error',
      'person-trend',
      'people-fallen',
      'unanswered-in-a-row',
      'silent',
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
    take: z.enum(['mrr', 'seats', 'lines', 'days-to-renewal', 'expansion', 'contraction', 'plan-features']),
  })
    .transform(camelKeys)
    // How many features each plan has stands once for the whole catalogue, under `plans`.
    .transform((family): typeof family & { planFeatures?: Readonly<Record<string, number>> } => family),
  interaction: onlyKeys({
    ...measured,
    record: z.literal('interaction'),
    take: z.enum(['count', 'days-since-last']),
    /** Only contacts by these channels. */
    channels: z.array(z.enum(channels)).min(1, 'this list is empty').optional(),
    /** Only contacts in these directions. */
    directions: z.array(z.enum(contactDirections)).min(1, 'this list is empty').optional(),
  }).transform(camelKeys),
  sentiment: onlyKeys({
    ...measured,
    record: z.literal('sentiment'),
    take: z.enum(['last-rating', 'days-since-last']),
  }).transform(camelKeys),
  invoice: onlyKeys({
    ...measured,
    record: z.literal('invoice'),
    take: z.enum(['overdue', 'overdue-amount', 'overdue-days']),
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

/** What is measured over windows of days; everything else a family can take has one value on a day. */
export const windowedTakes: ReadonlySet<string> = new Set([
  ...['count', 'amount', 'distinct-users', 'person-days', 'peak-users', 'mean-users', 'active-days', 'distinct-events'],
  ...['opened', 'resolved', 'first-reply-hours', 'resolution-hours', 'resolution-share', 'reopen-share'],
  ...['satisfied-share', 'sent', 'answered', 'answered-share', 'mean-score', 'nps', 'nps-standard-error'],
  ...['person-trend', 'people-fallen', 'on-time-share', 'expansion', 'contraction'],
]);
