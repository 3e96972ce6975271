import * as z from 'zod';
import { pauseLimits } from '../../../lib/domain/messages/pause.ts';
import { longestNote } from '../../../lib/domain/timeline/note.ts';
import { day, id } from './fields.ts';
import { runSchema, taskSchema } from './work.ts';

const instant = z.iso.datetime();
const words = (most: number) => z.string().trim().min(1).max(most);

/** What makes a double click one request; whoever asks makes it. */
const requestId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,80}$/, 'expected 8 to 80 letters, digits, dashes and underscores')
  .describe('Yours to choose, once for each thing you want: asking again under it changes nothing.');

export const runStartBodySchema = z.strictObject({
  requestId,
  playbook: words(80).describe('The id of a published playbook.'),
  reason: words(300).optional().describe('Why, for whoever reads its tasks and mails.'),
});
export const runStartedSchema = z.object({
  run: runSchema,
  started: z.boolean().describe('False when the same request had started it before.'),
});

export const taskBodySchema = z.strictObject({
  requestId,
  accountId: id,
  title: words(200),
  description: words(2000).optional(),
  assignee: z.email().max(254).optional().describe("Whose it is; the account's CSM unless given."),
  dueDay: day,
});
export const taskAddedSchema = z.object({ task: taskSchema, added: z.boolean() });
export const taskAssignedSchema = z.object({ task: taskSchema });
export const taskReopenedSchema = z.object({ task: taskSchema, reopened: z.boolean() });

export const noteBodySchema = z.strictObject({ text: words(longestNote) });
export const noteSchema = z
  .object({
    noteId: z.string(),
    accountId: z.string(),
    text: z.string(),
    by: z.string(),
    createdAt: instant,
    editedAt: instant.optional(),
    deletedAt: instant.optional(),
  })
  .meta({ id: 'Note', description: 'What somebody wrote down about an account.' });

export const pauseBodySchema = z.strictObject({
  until: day.describe(`The last day, at most ${pauseLimits.daysAhead} days ahead.`),
  because: words(pauseLimits.textLength),
});
export const pauseSchema = z
  .object({
    pauseId: z.string(),
    accountId: z.string(),
    until: day,
    because: z.string(),
    by: z.string(),
    createdAt: instant,
    endedAt: instant.optional(),
    endedBy: z.string().optional(),
  })
  .meta({ id: 'Pause', description: "What playbooks send to the account's people waits until after the day." });
export const resumedSchema = z.object({
  pause: pauseSchema.optional().describe('The one ended; absent when none lasted.'),
});
