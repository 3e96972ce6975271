import * as z from 'zod';
import { deliveryStates } from '../../../lib/domain/messages/delivery.ts';
import { runStates } from '../../../lib/domain/playbooks/run.ts';
import { listOutbox } from '../../../lib/usecases/list-outbox.ts';
import { listRuns } from '../../../lib/usecases/list-runs.ts';
import { listTasks, taskStates } from '../../../lib/usecases/list-tasks.ts';
import { showDelivery } from '../../../lib/usecases/show-delivery.ts';
import { showRun } from '../../../lib/usecases/show-run.ts';
import { route } from '../route.ts';
import { id, pageQuery } from '../schemas/fields.ts';
import {
  deliveryDetailsSchema,
  outboxPageSchema,
  runHistorySchema,
  runsPageSchema,
  tasksPageSchema,
} from '../schemas/work.ts';

const accountId = id.optional().describe('Only of this account.');

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
      channel: z.enum(['email', 'webhook']).optional(),
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
    problems: { 404: 'There is no such message.' },
    run: ({ params }, ports) => showDelivery(params, ports),
  }),
];
