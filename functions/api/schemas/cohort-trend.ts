import * as z from 'zod';
import { type CohortTrend, segmentKinds } from '../../../lib/domain/review/cohort-trend.ts';
import { day, month } from './fields.ts';

const text = z.string();
const count = z.int().min(0);
const share = z.number().min(0).max(1);

const shareOf = { of: count, count, share: share.optional(), low: share.optional(), high: share.optional() };
const ofShare = z.object(shareOf).meta({ id: 'ShareOf', description: 'With its 95 % interval (Wilson).' });

const timeTo = z
  .object({
    reached: count,
    of: count,
    medianDays: z.number().optional().describe('The day by which half of all had got there.'),
    pending: z.boolean().describe('Too early to tell: it can still change.'),
  })
  .meta({ id: 'TimeTo' });

const row = z.object({
  started: count,
  left: count,
  by: z.array(
    z.object({
      days: count,
      tooYoung: count.describe('Whose window is not over: they are not counted.'),
      ...shareOf,
    }),
  ),
  firstValue: timeTo,
  implemented: timeTo,
});

const difference = z.number().min(-1).max(1).optional();
const staying = z.object({
  with: ofShare,
  without: ofShare,
  difference,
  low: difference,
  high: difference,
  words: text,
});

/** How cohorts fared, and whether being implemented goes with staying. */
export const cohortTrendSchema = z
  .object({
    until: day,
    observedFrom: day.optional().describe('Earlier sign-ups began before anybody looked at what customers do.'),
    notObserved: count.describe('Sign-ups left out for that.'),
    windows: z.array(count),
    minimum: count,
    cohorts: z.array(row.extend({ month })).describe('Oldest first.'),
    all: row,
    segments: z.array(z.object({ by: z.enum(segmentKinds), rows: z.array(row.extend({ value: text })) })),
    staying: z.array(
      z.object({
        landmarkDays: count,
        horizonDays: count,
        accounts: count,
        leftBefore: count,
        tooYoung: count,
        implemented: staying,
        milestones: z.array(staying.extend({ milestone: text, label: text })),
      }),
    ),
    definitions: z.array(z.object({ term: text, definition: text })),
  })
  .meta({ id: 'CohortTrend' }) satisfies z.ZodType<CohortTrend, unknown>;
