import * as z from 'zod';
import { deliveryStates } from '../../../lib/domain/messages/delivery.ts';
import { runStates } from '../../../lib/domain/playbooks/run.ts';
import { type Trial, taskAssumptions } from '../../../lib/domain/playbooks/trial.ts';
import { day, id } from './fields.ts';
import { draftSchema } from './workflows.ts';

const text = z.string();
const instant = z.iso.datetime();
const assumed = z.enum(taskAssumptions);

export const trialWishSchema = z.strictObject({
  accountId: id,
  assumed: assumed.default('done').describe('Of tasks: done when they are due, or not while the playbook waits.'),
  draft: draftSchema.optional().describe('Of a draft of the workflows (leaders).'),
});

const verdict = z.object({
  at: instant,
  state: z.enum(deliveryStates).exclude(['claimed']),
  reason: text.optional(),
  until: instant.optional().describe('Of a held message: when it is weighed again.'),
});

const common = { verdicts: z.array(verdict).describe('What would become of it, and when.'), to: z.array(text) };
const message = z.discriminatedUnion('channel', [
  z.object({
    ...{ ...common, channel: z.literal('email'), audience: z.enum(['customer', 'colleague']) },
    contact: text.optional(),
    subject: text.optional(),
    text: text.optional(),
    html: text.optional(),
  }),
  z.object({ ...common, channel: z.literal('webhook'), body: text }),
]);

const step = z
  .object({
    ...{ stepId: text, kind: text, what: text, at: instant, outcome: text },
    detail: text.optional(),
    byTodaysFacts: z.boolean().describe('It comes later: what will be known then nobody knows.'),
    until: instant.optional().describe('Of a wait.'),
    message: message.optional(),
    task: z
      .object({ title: text, assignedTo: z.array(text), dueDay: day, assumed, until: instant })
      .optional()
      .describe('As it would stand in the inbox, and until when the playbook waits for it.'),
  })
  .meta({ id: 'TriedStep' });

/** What a playbook would do. */
export const trialSchema = z
  .object({
    playbook: z.object({ id: text, title: text }),
    account: z.object({ accountId: text, name: text.optional() }),
    at: instant,
    zone: text.describe('The clock that waits and working days go by.'),
    assumed,
    refused: text.optional().describe('Why it would not be started now.'),
    steps: z.array(step),
    end: z.object({ at: instant, state: z.enum(runStates), reason: text }),
  })
  .meta({ id: 'Trial' }) satisfies z.ZodType<Trial, unknown>;
