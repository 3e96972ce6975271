import * as z from 'zod';
import type { CohortTrend } from '../../../lib/domain/review/cohort-trend.ts';
import { segmentKinds } from '../../../lib/domain/review/cohort-trend.ts';
import type { Minutes } from '../../../lib/domain/review/minutes.ts';
import { day } from './fields.ts';
import { cohortSummarySchema, followUpSchema, reviewLineSchema, teamMemberSchema } from './review.ts';
import { month } from './review-fields.ts';
import { noteSchema, standingDecisionSchema } from './review-meeting.ts';

const text = z.string();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const instant = z.iso.datetime();

const line = reviewLineSchema
  .pick({
    ...{ accountId: true, name: true, owner: true, plan: true, currency: true, mrr: true, daysIn: true },
    ...{ standing: true, implementedDay: true, reached: true, required: true, band: true, score: true, obstacle: true },
  })
  .extend({ notes: z.array(noteSchema), decision: standingDecisionSchema.optional() });

const mail = z.object({ deliveryId: text, state: text.describe('As in the outbox.'), at: instant });

/** What a meeting was. */
export const minutesSchema = z
  .object({
    month,
    day,
    startedAt: instant.optional(),
    endedAt: instant.optional(),
    people: z.array(text),
    team: z.array(teamMemberSchema),
    recipients: z.array(text).describe('Who gets them by mail.'),
    summary: cohortSummarySchema,
    decided: z.object({ implemented: count, 'on-track': count, intervene: count, lost: count, snooze: count }),
    undecided: count,
    accounts: z.array(line),
    followUps: z.array(followUpSchema),
    mail: mail.optional().describe('Absent until it was asked for.'),
  })
  .meta({ id: 'Minutes' }) satisfies z.ZodType<Minutes, unknown>;

export const sentMinutesSchema = z.object({
  mail,
  to: z.array(text),
  outcome: z.enum(['queued', 'sent-before']).describe('Minutes are sent once.'),
});

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
