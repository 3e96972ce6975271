import * as z from 'zod';
import { decisionKinds, type MeetingState } from '../../../lib/domain/review/meeting.ts';
import { day, id } from './fields.ts';
import { month } from './review-fields.ts';

const text = z.string();
const instant = z.iso.datetime();

/** The most that one person writes about an account. */
export const mostOfANote = 16_000;

export const decisionKind = z.enum(decisionKinds).meta({ id: 'DecisionKind' });

const started = z.union([z.object({ playbook: text, runId: text }), z.object({ taskId: text, title: text })]);

const undone = z.object({
  started,
  became: z.enum(['undone', 'stays']),
  words: text.describe('What became of it; where it stays, what to do.'),
});

const decision = z.object({
  accountId: text,
  revision: z.int().min(1).describe('Counts the decisions on the account in this review.'),
  decision: decisionKind,
  by: text,
  at: instant,
  because: text.optional(),
  until: day.optional().describe('Of a snooze: when it comes back.'),
  started: started.optional().describe('What an intervention began.'),
  score: z.number().optional(),
  band: text.optional(),
  implementedDay: day.optional(),
  takenBack: z
    .object({ by: text, at: instant, undone: z.array(undone) })
    .optional()
    .describe('Absent unless it was taken back.'),
});

export const standingDecisionSchema = decision
  .extend({ replaced: z.array(decision).describe('Newest first.') })
  .meta({ id: 'ReviewDecision' });

export const noteSchema = z
  .object({
    accountId: text,
    author: text,
    text,
    version: z.int().min(1).describe('Counts what this author wrote about it.'),
    at: instant,
  })
  .meta({ id: 'ReviewNote', description: 'What one person wrote about an account.' });

const attendance = z.object({ person: text, accountId: text.optional(), at: instant });
const presenting = z.object({ by: text, accountId: text, startedAt: instant, at: instant });

const state = z
  .object({
    month,
    revision: text,
    notes: z.array(noteSchema),
    decisions: z.array(standingDecisionSchema),
    takenBack: z.array(standingDecisionSchema).describe('Taken back, and undecided since.'),
    people: z.array(attendance).describe('Who took part, and which account they look at.'),
    presenting: presenting.optional().describe('Whose screen is shown.'),
  })
  .meta({ id: 'MeetingState' }) satisfies z.ZodType<MeetingState, unknown>;

/** What the meeting asks every two seconds: nothing but the revision while it is the one already known. */
export const meetingSchema = z.object({
  month,
  revision: text.describe('Another whenever anything changed.'),
  state: state.optional().describe('Absent when nothing changed since the revision that was asked for.'),
});

export const noteBodySchema = z.strictObject({
  text: z.string().max(mostOfANote).describe('Empty takes the note away.'),
  version: z.int().min(0).describe('The version that was changed; 0 for the first.'),
});

export const writtenNoteSchema = z.object({
  note: noteSchema,
  outcome: z
    .enum(['saved', 'unchanged', 'merged'])
    .describe('merged: the author had written elsewhere meanwhile; both texts are kept.'),
});

export const decisionBodySchema = z.strictObject({
  decision: decisionKind,
  because: z.string().trim().min(1).max(1000).optional(),
  until: day.optional().describe('For a snooze, and only for one: the day it comes back.'),
  begin: z
    .union([
      z.strictObject({ playbook: id }),
      z.strictObject({
        task: z.string().trim().min(1).max(200),
        dueDay: day.optional(),
        assignee: z.enum(['owner', 'executives']).optional(),
      }),
    ])
    .optional()
    .describe('For an intervention: the playbook or task that begins at once.'),
});

export const decidedSchema = z.object({
  decision: standingDecisionSchema,
  outcome: z.enum(['decided', 'unchanged']).describe('unchanged: it had been decided so before.'),
});

export const takeBackBodySchema = z.strictObject({
  revision: z.int().min(1).describe('Of the decision that is taken back, as it was seen.'),
});

export const takenBackSchema = z.object({
  decision: standingDecisionSchema,
  outcome: z
    .enum(['taken-back', 'unchanged', 'decided-meanwhile'])
    .describe('unchanged: it had been taken back before. decided-meanwhile: another decision stands, and stays.'),
  undone: z.array(undone).describe('What became of all that was begun.'),
});

export const placeBodySchema = z.strictObject({
  accountId: id.optional().describe('The account looked at; absent on the overview.'),
  presenting: z.boolean().optional().describe('Whether this person’s screen is shown; left as it is unless given.'),
});

export const placedSchema = z.object({ revision: text });
