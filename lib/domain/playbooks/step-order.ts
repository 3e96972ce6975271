import * as z from 'zod';
import { durationUnits } from '../calendar/duration.ts';
import { categories, roles } from '../messages/message.ts';
import { assignees } from './playbook.ts';

const span = z.object({ amount: z.number().int().positive(), unit: z.enum(durationUnits) });
const id = z.string().min(1);

/** One step as its state hands it to `perform-step`: the playbook's own words, without the steps inside it. */
export const orderedStepSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('email'),
    id,
    to: z.array(z.enum(roles)),
    template: z.string(),
    category: z.enum(categories),
  }),
  z.object({ kind: z.literal('webhook'), id, endpoint: z.string(), event: z.string() }),
  z.object({
    kind: z.literal('task'),
    id,
    title: z.string(),
    assignee: z.enum(assignees),
    due: span,
    outcomes: z.array(z.string()),
  }),
  z.object({ kind: z.literal('branch'), id, when: z.string() }),
  z.object({ kind: z.literal('escalate'), id, to: z.array(z.enum(roles)), template: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('exit-when'), id, condition: z.string() }),
  /** Ends a run whose last task timed out. */
  z.object({ kind: z.literal('close'), id }),
  /** Ends a run in which a step failed for good. */
  z.object({ kind: z.literal('fail'), id }),
]);
export type OrderedStep = z.output<typeof orderedStepSchema>;

/** The run a step belongs to, as the execution's input carries it. `workflowsVersion` is what was published when it began. */
export const runInputSchema = z.object({
  runId: id,
  accountId: id,
  playbook: id,
  workflowsVersion: id,
  ruleId: id,
  day: z.string(),
  reason: z.string(),
});
export type RunInput = z.output<typeof runInputSchema>;

const ahead = z.object({ key: z.string(), kind: z.enum(['wait', 'timeout']), span });

/**
 * What a state asks of `perform-step`. `ahead` are the times to return, `ends` says on which way out of the step
 * the run is over, `taskToken` is what a task's completion answers to, `error` what a failed step threw.
 */
export const stepOrderSchema = z.object({
  run: runInputSchema,
  step: orderedStepSchema,
  exitWhen: z.string().optional(),
  ahead: z.array(ahead).default([]),
  ends: z.object({ next: z.boolean(), otherwise: z.boolean() }),
  taskToken: z.string().optional(),
  error: z.object({ Error: z.string().optional(), Cause: z.string().optional() }).optional(),
});
export type StepOrder = z.output<typeof stepOrderSchema>;
