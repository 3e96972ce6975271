import * as z from 'zod';
import { deliveryChannels, deliveryDecisions, deliveryStates } from '../../../lib/domain/messages/delivery.ts';
import { runStates } from '../../../lib/domain/playbooks/run.ts';
import { severities } from '../../../lib/domain/rules/firing.ts';
import { day, next } from './fields.ts';

const instant = z.iso.datetime();

export const firingSchema = z
  .object({
    firingId: z.string(),
    ruleId: z.string(),
    accountId: z.string(),
    day,
    severity: z.enum(severities),
    playbook: z.string().optional(),
    outcome: z.enum(['started', 'held-out', 'recorded', 'shadow']),
    reason: z.string(),
  })
  .meta({ id: 'Firing', description: 'A rule held for an account: what followed, and why.' });

export const runSchema = z
  .object({
    runId: z.string(),
    accountId: z.string(),
    playbook: z.string(),
    title: z.string(),
    workflowsVersion: z.string(),
    ruleId: z.string(),
    day,
    reason: z.string(),
    state: z.enum(runStates),
    startedAt: instant,
    startedBy: z.string().optional().describe('Who started it by hand.'),
    endedAt: instant.optional(),
    endReason: z.string().optional(),
  })
  .meta({ id: 'Run', description: 'A playbook run: what a firing started.' });

export const taskSchema = z
  .object({
    taskId: z.string(),
    runId: z.string().optional().describe('The run that asks for it; absent when a person made it by hand.'),
    stepId: z.string().optional(),
    playbook: z.string().optional(),
    accountId: z.string(),
    accountName: z.string().optional(),
    title: z.string(),
    description: z.string().optional(),
    reason: z.string(),
    createdBy: z.string().optional().describe('Who made it by hand.'),
    assignee: z.string(),
    assignedTo: z.array(z.string()).describe('E-mail addresses; empty when the account has no owner on record.'),
    dueDay: day,
    outcomes: z.array(z.string()).describe('What may be said came of it.'),
    createdAt: instant,
    state: z.enum(['open', 'done']),
    outcome: z.string().optional(),
    note: z.string().optional(),
    completedBy: z.string().optional(),
    completedAt: instant.optional(),
  })
  .meta({ id: 'Task' });

export const deliverySchema = z
  .object({
    deliveryId: z.string(),
    runId: z.string().optional().describe('Absent, like step, playbook and account, for mail to colleagues.'),
    stepId: z.string().optional(),
    playbook: z.string().optional(),
    accountId: z.string().optional(),
    channel: z.enum(deliveryChannels).describe('internal: a mail to colleagues that is about no one account.'),
    about: z.string().optional().describe('What a mail to colleagues is.'),
    to: z.array(z.string()).describe('Addresses, or the name of the endpoint.'),
    subject: z.string().optional(),
    template: z.string().optional(),
    state: z.enum(deliveryStates).describe('unknown: it may or may not have gone, and is not sent again.'),
    reason: z.string().optional().describe('Why it is held, was dropped, or failed.'),
    createdAt: instant,
    dueAt: instant.optional().describe('When a held message is weighed again.'),
    settledAt: instant.optional(),
    decided: z
      .object({ decision: z.enum(deliveryDecisions), by: z.string(), at: instant })
      .optional()
      .describe('What a person decided about it last.'),
    decisions: z.array(z.enum(deliveryDecisions)).describe('What may be decided about it now.'),
  })
  .meta({ id: 'Delivery' });

const accountName = z.string().optional();

export const deliveryDetailsSchema = deliverySchema.extend({
  attempts: z.int().min(0),
  workflowsVersion: z.string().optional(),
  category: z.string().optional(),
  audience: z.string().optional(),
  messageId: z.string().optional(),
  body: z.string().optional(),
  text: z.string().optional().describe('What a mail to colleagues says.'),
  status: z.int().optional(),
  accountName,
  letter: z
    .object({
      from: z.object({ name: z.string(), address: z.string() }).optional(),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      writtenAt: instant,
    })
    .optional()
    .describe('The mail as its reader sees it; one that is held is written anew when it goes.'),
});

const graph = z.object({
  first: z.string(),
  nodes: z.array(z.object({ stepId: z.string(), kind: z.string(), what: z.string() })),
  edges: z.array(
    z.object({ from: z.string(), to: z.string(), way: z.enum(['yes', 'no', 'done', 'timed out']).optional() }),
  ),
});

export const runHistorySchema = runSchema.extend({
  accountName,
  steps: z.array(
    z.object({ stepId: z.string(), kind: z.string(), at: instant, outcome: z.string(), detail: z.string().optional() }),
  ),
  deliveries: z.array(deliverySchema),
  tasks: z.array(taskSchema),
  graph: graph
    .optional()
    .describe('The playbook as it was when the run began; absent when it cannot be read any more.'),
});

const total = z.int().min(0);
export const runsPageSchema = z.object({ total, runs: z.array(runSchema.extend({ accountName })), next });
export const tasksPageSchema = z.object({ total, tasks: z.array(taskSchema.extend({ overdue: z.boolean() })), next });
export const outboxPageSchema = z.object({ total, deliveries: z.array(deliverySchema.extend({ accountName })), next });
export const completionSchema = z.object({
  task: taskSchema,
  completed: z.boolean().describe('false: it was completed before, with the same outcome.'),
});
