import * as z from 'zod';
import type { Minutes } from '../../../lib/domain/review/minutes.ts';
import { day } from './fields.ts';
import { cohortSummarySchema, followUpSchema, teamMemberSchema } from './review.ts';
import { reviewLineSchema } from './review-account.ts';
import { month } from './review-fields.ts';
import { noteSchema, standingDecisionSchema } from './review-meeting.ts';

const text = z.string();
const count = z.int().min(0);
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
