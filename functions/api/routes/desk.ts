import * as z from 'zod';
import { addNote } from '../../../lib/usecases/add-note.ts';
import { addTask } from '../../../lib/usecases/add-task.ts';
import { assignTask } from '../../../lib/usecases/assign-task.ts';
import { changeNote } from '../../../lib/usecases/change-note.ts';
import { pauseNudges, resumeNudges } from '../../../lib/usecases/pause-nudges.ts';
import { reopenTask } from '../../../lib/usecases/reopen-task.ts';
import { startPlaybookByHand } from '../../../lib/usecases/start-playbook-by-hand.ts';
import { taskLine } from '../../../lib/usecases/task-line.ts';
import { authorOf } from '../identity.ts';
import { route } from '../route.ts';
import {
  noteBodySchema,
  noteSchema,
  pauseBodySchema,
  pauseSchema,
  resumedSchema,
  runStartBodySchema,
  runStartedSchema,
  taskAddedSchema,
  taskAssignedSchema,
  taskBodySchema,
  taskReopenedSchema,
} from '../schemas/desk.ts';
import { id } from '../schemas/fields.ts';

const ofAccount = z.strictObject({ accountId: id });
const ofNote = z.strictObject({ accountId: id, noteId: id });
const ofTask = z.strictObject({ taskId: id });
const nothing = z.strictObject({});
const noAccount = { 404: 'There is no such account.' };
const noNote = { 404: 'The account has no such note.' };

/** What people do for accounts by hand. */
export const deskRoutes = [
  route({
    method: 'POST',
    path: '/accounts/{accountId}/runs',
    operationId: 'startPlaybook',
    summary: 'Starts a published playbook for an account by hand; caps, quiet hours, consent and pauses hold as ever',
    access: 'csm',
    params: ofAccount,
    body: runStartBodySchema,
    answer: { json: runStartedSchema },
    problems: {
      404: 'There is no such account or playbook.',
      409: 'The account has left, or a run of the playbook is under way.',
    },
    run: ({ params, body, identity }, ports) =>
      startPlaybookByHand({ ...params, ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/tasks',
    operationId: 'addTask',
    summary: 'Puts a task of your own making into the inbox',
    access: 'csm',
    body: taskBodySchema,
    answer: { json: taskAddedSchema },
    problems: noAccount,
    run: async ({ body, identity }, ports) => {
      const { task, added } = await addTask({ ...body, by: authorOf(identity) }, ports);
      return { task: taskLine(task), added };
    },
  }),
  route({
    method: 'POST',
    path: '/tasks/{taskId}/assign',
    operationId: 'assignTask',
    summary: 'Gives an open task to somebody',
    access: 'csm',
    params: ofTask,
    body: z.strictObject({ assignee: z.email().max(254) }),
    answer: { json: taskAssignedSchema },
    problems: { 404: 'There is no such task.', 409: 'It was completed before.' },
    run: async ({ params, body }, ports) => ({
      task: taskLine((await assignTask({ ...params, ...body }, ports)).task),
    }),
  }),
  route({
    method: 'POST',
    path: '/tasks/{taskId}/reopen',
    operationId: 'reopenTask',
    summary: 'Takes back that a task made by hand was completed',
    access: 'csm',
    params: ofTask,
    body: nothing,
    answer: { json: taskReopenedSchema },
    problems: { 404: 'There is no such task.', 409: 'Its playbook has gone on.' },
    run: async ({ params }, ports) => {
      const { task, reopened } = await reopenTask(params, ports);
      return { task: taskLine(task), reopened };
    },
  }),
  route({
    method: 'POST',
    path: '/accounts/{accountId}/notes',
    operationId: 'addNote',
    summary: 'Writes down a note about an account',
    access: 'csm',
    params: ofAccount,
    body: noteBodySchema,
    answer: { json: noteSchema },
    problems: noAccount,
    run: ({ params, body, identity }, ports) => addNote({ ...params, ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/accounts/{accountId}/notes/{noteId}',
    operationId: 'editNote',
    summary: 'Changes the text of your own note',
    access: 'csm',
    params: ofNote,
    body: noteBodySchema,
    answer: { json: noteSchema },
    problems: noNote,
    run: ({ params, body, identity }, ports) => changeNote({ ...params, change: body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/accounts/{accountId}/notes/{noteId}/delete',
    operationId: 'deleteNote',
    summary: 'Deletes your own note; it can be had back',
    access: 'csm',
    params: ofNote,
    body: nothing,
    answer: { json: noteSchema },
    problems: noNote,
    run: ({ params, identity }, ports) =>
      changeNote({ ...params, change: { deleted: true }, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/accounts/{accountId}/notes/{noteId}/restore',
    operationId: 'restoreNote',
    summary: 'Has your deleted note back',
    access: 'csm',
    params: ofNote,
    body: nothing,
    answer: { json: noteSchema },
    problems: noNote,
    run: ({ params, identity }, ports) =>
      changeNote({ ...params, change: { deleted: false }, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/accounts/{accountId}/pause',
    operationId: 'pauseNudges',
    summary: "Holds back what playbooks send to an account's people until after a day",
    access: 'csm',
    params: ofAccount,
    body: pauseBodySchema,
    answer: { json: pauseSchema },
    problems: noAccount,
    run: ({ params, body, identity }, ports) => pauseNudges({ ...params, ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/accounts/{accountId}/resume',
    operationId: 'resumeNudges',
    summary: 'Ends the pause of an account before its time; what it held back is weighed again',
    access: 'csm',
    params: ofAccount,
    body: nothing,
    answer: { json: resumedSchema },
    run: async ({ params, identity }, ports) => ({
      pause: await resumeNudges({ ...params, by: authorOf(identity) }, ports),
    }),
  }),
];
