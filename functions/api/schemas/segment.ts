import * as z from 'zod';
import { segmentLimits } from '../../../lib/domain/portfolio/segment.ts';
import type { SegmentLine } from '../../../lib/usecases/list-segments.ts';
import type { Matches } from '../../../lib/usecases/match-accounts.ts';
import { day } from './fields.ts';

/** A condition in a request. */
export const condition = z
  .string()
  .trim()
  .min(1)
  .max(segmentLimits.whereLength)
  .describe('Only accounts for which this condition (CEL) holds on the day judged, as a rule would find.');

const fault = z
  .object({
    message: z.string(),
    hint: z.string().optional(),
    offset: z.int().min(0).describe('The character at which it is, counted from 0.'),
  })
  .meta({ id: 'ConditionFault', description: 'Why a condition cannot be read.' });

export const segmentSchema = z
  .object({
    segmentId: z.string(),
    name: z.string(),
    where: z.string().describe('The condition (CEL).'),
    by: z.string().describe('Who made it.'),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime().optional(),
    changedBy: z.string().optional(),
  })
  .meta({ id: 'Segment', description: 'Accounts for whom a condition holds, saved for everybody.' });

export const segmentsSchema = z.object({
  segments: z.array(segmentSchema.extend({ fault: fault.optional().describe('Since the workflows have changed.') })),
}) satisfies z.ZodType<{ segments: SegmentLine[] }, unknown>;

/** What is sent to keep a segment. */
export const segmentBodySchema = z.strictObject({
  segmentId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional()
    .describe('The one to change; a new one without it.'),
  name: z.string().trim().min(1).max(segmentLimits.nameLength),
  where: condition,
});

export const matchesSchema = z.object({
  day: day.optional().describe('The day that was judged; absent until the first run.'),
  accountIds: z.array(z.string()).describe('Customers and those who have left.'),
  customers: z.int().min(0).describe('How many of them have not left.'),
  unknown: z.int().min(0).describe('For how many customers it cannot be told, as a value it needs is missing.'),
  fault: fault.optional(),
}) satisfies z.ZodType<Matches, unknown>;
