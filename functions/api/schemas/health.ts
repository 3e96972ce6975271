import * as z from 'zod';
import { changeCauses, recordFates } from '../../../lib/domain/explanation/health-change.ts';
import { bandSchema } from './band.ts';
import { day } from './fields.ts';
import { appliedOverrideSchema } from './override.ts';

const text = z.string();
const points = z.number().min(0).max(100);
const ratio = z.number().min(0).max(1);

const standing = z.object({ score: points.optional(), band: bandSchema, coverage: ratio });
const earlier = z.object({ score: points.optional(), band: bandSchema });

const record = z
  .object({
    kind: text,
    source: text,
    day: day.optional().describe('The day on which it counts.'),
    id: text.optional(),
    of: text.optional().describe('The event, type, role or priority.'),
    says: text.optional().describe('In figures, never what somebody wrote.'),
  })
  .meta({ id: 'RecordRef', description: 'A record that a number was made of.' });

const records = z.object({
  count: z.int().min(0),
  sources: z.array(z.object({ source: text, count: z.int().min(0) })),
  newest: z.array(record),
});

const measure = z.object({
  measure: text,
  label: text,
  metric: text,
  weight: z.number().min(0),
  measureGroup: text.optional().describe('The group of measures it belongs to.'),
  value: z.number().optional(),
  percentile: points.optional().describe('Rank of the value among its peers: 0 the least, 100 the most.'),
  group: text.optional().describe('The peers it was compared with.'),
  groupSize: z.int().min(0).optional(),
  widened: z.boolean().optional().describe('The group had to be widened to hold enough accounts.'),
  points: points.optional().describe('Absent when there was no input.'),
  overridden: points.optional().describe('The points that a person set instead.'),
  share: ratio.optional().describe('Of the weight that had input.'),
  part: z
    .number()
    .optional()
    .describe('Points of the score that are its doing; all parts and setByHand add up to the score.'),
  reason: text,
  records: records.optional().describe('What it rests on.'),
});

const group = z.object({
  group: text,
  label: text,
  weight: z.number().min(0),
  score: points.optional(),
  coverage: ratio,
  part: z.number().optional(),
});

/** Health with every point accounted for. */
export const healthSchema = standing.extend({
  scorecard: z.object({ id: text, version: text.describe('A hash of its definition.') }).optional(),
  scorecardLabel: text.optional(),
  points: z.array(measure),
  groups: z.array(group),
  computed: standing.optional().describe('What the measures gave, where a person set something else.'),
  setByHand: z.number().optional().describe('What a score that a person set adds to what the measures gave.'),
  overrides: z.array(appliedOverrideSchema).optional().describe('Those in effect on the day.'),
  trend: z
    .object({ days7: earlier, days28: earlier })
    .partial()
    .optional()
    .describe('How it stood 7 and 28 days before.'),
});

/** What changed between two judged days. */
export const healthChangeSchema = z
  .object({
    since: day,
    day,
    before: standing,
    after: standing,
    difference: z.number().optional(),
    lines: z.array(
      z.object({
        cause: z.enum(changeCauses),
        measure: text.optional(),
        label: text.optional(),
        amount: z.number().optional().describe('Points of the score; all of them add up to the difference.'),
        words: text,
        records: z.array(z.object({ fate: z.enum(recordFates), count: z.int().min(1), newest: z.array(record) })),
      }),
    ),
  })
  .meta({ id: 'HealthChange' });
