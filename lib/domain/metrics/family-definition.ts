import * as z from 'zod';
import { camelKeys } from '../documents/camel-keys.ts';
import { kindOf, passOn } from '../documents/kind-of.ts';
import { onlyKeys } from '../documents/read-with-schema.ts';
import { peerDimensions } from '../peers/peer-table.ts';
import { described, families, text } from './families.ts';

/** A metric computed from others: a CEL expression that gives a number. */
const derived = onlyKeys({ ...described, formula: text.max(2000) });

export type FamilyDefinition = z.output<(typeof families)[keyof typeof families]>;
export type FamilyOf<Kind extends keyof typeof families> = z.output<(typeof families)[Kind]>;
export type DerivedDefinition = z.output<typeof derived>;

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

const plan = onlyKeys({
  /** As the subscriptions name it. */
  plan: text,
  /** How many features it comes with. */
  features: z.number().int('expected a whole number').min(1, 'expected at least 1 feature'),
});

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
  /** What the plans that are sold come with. */
  plans: z.array(plan).max(200).default([]),
  metrics: z.array(metricSchema).min(1, 'this list is empty').max(300, 'expected at most 300 metrics'),
}).transform(camelKeys);
export type MetricsFile = z.output<typeof metricsFileSchema>;
