import * as z from 'zod';
import { type PreRead, verdicts } from '../../../lib/domain/review/pre-read.ts';
import { bandSchema } from './band.ts';
import { day } from './fields.ts';
import { paceSchema, reviewDossierSchema, reviewLineSchema } from './review-account.ts';
import { month, reviewRole } from './review-fields.ts';
import { decisionKind } from './review-meeting.ts';

const text = z.string();
const count = z.int().min(0);
const points = z.number().min(0).max(100);
const instant = z.iso.datetime();

export const followUpSchema = z
  .object({
    month,
    accountId: text,
    name: text.optional(),
    decision: decisionKind,
    by: text,
    at: instant,
    because: text.optional(),
    until: day.optional(),
    verdict: z.enum(verdicts),
    words: text,
    implementedDay: day.optional(),
    cancelledDay: day.optional(),
    scoreThen: points.optional(),
    scoreNow: points.optional(),
    bandNow: bandSchema.optional(),
    task: z.object({ taskId: text, state: z.enum(['open', 'done']), outcome: text.optional() }).optional(),
    run: z.object({ runId: text, playbook: text, state: text, endReason: text.optional() }).optional(),
  })
  .meta({ id: 'FollowUp', description: 'A decision of an earlier review, and what became of it.' });

export const cohortSummarySchema = z
  .object({
    accounts: count,
    implemented: count,
    behind: count,
    left: count,
    contradictions: count,
    mrr: z.array(z.object({ currency: text, mrr: z.number() })).describe('By currency: these are never added up.'),
    bands: z.partialRecord(bandSchema, count),
    medianDaysToImplemented: z.number().optional(),
    past: paceSchema,
  })
  .meta({ id: 'CohortSummary' });

export const teamMemberSchema = z.object({ role: z.union([reviewRole, z.literal('leader')]), address: text });

const values = z
  .enum(['frozen', 'live'])
  .describe('frozen: as it was prepared for the meeting; live: as it stands now.');

/** Whether what is asked for is the one prepared for the meeting. */
export const valuesQuery = values.default('frozen').describe('Where nothing was prepared, what stands now.');

export const preReadSchema = z
  .object({
    month,
    day,
    preparedAt: instant,
    workflowsVersion: text,
    summary: cohortSummarySchema,
    accounts: z.array(reviewLineSchema).describe('Most pressing first.'),
    followUps: z.array(followUpSchema).describe('What was decided before, and whether it worked.'),
    meeting: z.object({
      minutes: z.int().min(1),
      secondsPerAccount: count,
      team: z.array(teamMemberSchema),
    }),
  })
  .meta({ id: 'PreRead', description: 'A month’s sign-ups, prepared for the meeting.' }) satisfies z.ZodType<
  PreRead,
  unknown
>;

export const reviewSchema = preReadSchema.extend({
  values,
  prepared: z.boolean().describe('Whether a pre-read is kept for the meeting.'),
});

export const dossiersPageSchema = z.object({
  month,
  day,
  values,
  total: count,
  accounts: z.array(reviewDossierSchema),
  next: z.string().optional().describe('The cursor of the next page; absent on the last.'),
});

export const oneDossierSchema = z.object({ month, values, account: reviewDossierSchema });

export const reviewMonthsSchema = z.object({
  /** The month that is reviewed now: the one before this. */
  current: month,
  day: day.optional(),
  reviews: z
    .array(
      z.object({
        month,
        accounts: count,
        implemented: count,
        left: count,
        preparedAt: instant.optional(),
        decided: count,
        noted: count.describe('Accounts with a note.'),
        minutesAt: instant.optional().describe('When the minutes were sent.'),
      }),
    )
    .describe('Newest first.'),
});
