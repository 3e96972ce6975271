import * as z from 'zod';
import { deliveryChannels, deliveryDecisions, deliveryStates } from '../../../lib/domain/messages/delivery.ts';
import { runStates } from '../../../lib/domain/playbooks/run.ts';
import type { Task } from '../../../lib/domain/playbooks/task.ts';
import { completeTask } from '../../../lib/usecases/complete-task.ts';
import { decideDelivery } from '../../../lib/usecases/decide-delivery.ts';
import { listOutbox } from '../../../lib/usecases/list-outbox.ts';
import { listRuns } from '../../../lib/usecases/list-runs.ts';
import { listTasks, taskStates } from '../../../lib/usecases/list-tasks.ts';
import { showDelivery } from '../../../lib/usecases/show-delivery.ts';
import { showRun } from '../../../lib/usecases/show-run.ts';
import { taskLine } from '../../../lib/usecases/task-line.ts';
import { RequestRefused } from '../errors.ts';
import { authorOf } from '../identity.ts';
import { route } from '../route.ts';
import { id, pageQuery } from '../schemas/fields.ts';
import {
  completionSchema,
  deliveryDetailsSchema,
  deliverySchema,
  outboxPageSchema,
  runHistorySchema,
  runsPageSchema,
  tasksPageSchema,
} from '../schemas/work.ts';

const accountId = id.optional().describe('Only of this account.');

function refuseOtherOutcome({ outcome }: Task, wanted: string): void {
  if (outcome === wanted) return;
  throw new RequestRefused(409, `The task was completed before, with the outcome ${outcome}; that stays.`);
}

export const workRoutes = [
  route({
    method: 'GET',
    path: '/tasks',
    operationId: 'listTasks',
    summary: 'The inbox: open tasks, the one due first first',
    access: 'csm',
    query: z.strictObject({
      state: z.enum(taskStates).default('open'),
      assignee: z.string().min(1).max(254).optional().describe('An e-mail address.'),
      accountId,
      ...pageQuery,
    }),
    answer: { json: tasksPageSchema },
    run: ({ query }, ports) => listTasks(query, ports),
  }),
  route({
    method: 'POST',
    path: '/tasks/{taskId}/complete',
    operationId: 'completeTask',
    summary: 'Says what came of a task; its playbook goes on',
    access: 'csm',
    params: z.strictObject({ taskId: id }),
    body: z.strictObject({
      outcome: z.string().min(1).max(80).describe('One of the outcomes that the task offers.'),
      note: z.string().max(2000).optional(),
    }),
    answer: { json: completionSchema },
    problems: { 404: 'There is no such task.', 409: 'It was completed before, with another outcome.' },
    run: async ({ params, body, identity }, ports) => {
      const { task, completed } = await completeTask({ ...params, ...body, by: authorOf(identity) }, ports);
      refuseOtherOutcome(task, body.outcome);
      return { task: taskLine(task), completed };
    },
  }),
  route({
    method: 'GET',
    path: '/runs',
    operationId: 'listRuns',
    summary: 'The newest playbook runs',
    access: 'viewer',
    query: z.strictObject({
      state: z.enum(runStates).optional(),
      playbook: z.string().min(1).max(80).optional(),
      accountId,
      ...pageQuery,
    }),
    answer: { json: runsPageSchema },
    run: ({ query }, ports) => listRuns(query, ports),
  }),
  route({
    method: 'GET',
    path: '/runs/{runId}',
    operationId: 'showRun',
    summary: 'A playbook run with its step history, messages and tasks',
    access: 'csm',
    params: z.strictObject({ runId: id }),
    answer: { json: runHistorySchema },
    bounded: 'A playbook has at most a few dozen steps, and each at most one task and a message to each person.',
    problems: { 404: 'There is no such run.' },
    run: ({ params }, ports) => showRun(params, ports),
  }),
  route({
    method: 'GET',
    path: '/outbox',
    operationId: 'listOutbox',
    summary: 'What left the house and what is held back, newest first',
    access: 'csm',
    query: z.strictObject({
      state: z.enum(deliveryStates).optional(),
      channel: z.enum(deliveryChannels).optional(),
      accountId,
      ...pageQuery,
    }),
    answer: { json: outboxPageSchema },
    run: ({ query }, ports) => listOutbox(query, ports),
  }),
  route({
    method: 'GET',
    path: '/outbox/{deliveryId}',
    operationId: 'showDelivery',
    summary: 'One message of the outbox',
    access: 'csm',
    params: z.strictObject({ deliveryId: id }),
    answer: { json: deliveryDetailsSchema },
    bounded: 'A message has at most a handful of recipients.',
    problems: { 404: 'There is no such message.' },
    run: ({ params }, ports) => showDelivery(params, ports),
  }),
  route({
    method: 'POST',
    path: '/outbox/{deliveryId}/decide',
    operationId: 'decideDelivery',
    summary: 'Cancels a held message, sends one again that failed or nobody knows the end of, or leaves it',
    access: 'csm',
    params: z.strictObject({ deliveryId: id }),
    body: z.strictObject({ decision: z.enum(deliveryDecisions) }),
    answer: { json: deliverySchema },
    problems: { 404: 'There is no such message.', 409: 'It does not stand that way (any more).' },
    run: ({ params, body, identity }, ports) => decideDelivery({ ...params, ...body, by: authorOf(identity) }, ports),
  }),
];
