import * as z from 'zod';
import {
  cancellationSchema,
  caseSchema,
  channels,
  contactDirections,
  contactSchema,
  invoiceSchema,
  subscriptionSchema,
  surveySchema,
} from '../../../lib/domain/records/record.ts';
import { bandSchema } from './band.ts';
import { pauseSchema } from './desk.ts';
import { accountExplanationSchema } from './explanation.ts';
import { day } from './fields.ts';
import { taskSchema } from './work.ts';

const contact = z.object({ day, channel: z.enum(channels), direction: z.enum(contactDirections) });
const own = { kind: true, accountId: true } as const;

const dealings = z.object({
  people: z.array(contactSchema.omit(own).extend({ lastContact: contact.optional() })),
  lastTwoWay: contact.optional().describe('The last contact in which both sides spoke.'),
  cases: z.array(caseSchema.omit(own)),
  surveys: z.array(surveySchema.omit(own).extend({ person: z.string().optional() })),
  subscriptions: z.array(subscriptionSchema.omit(own)),
  invoices: z.array(invoiceSchema.omit(own)),
  cancellations: z.array(cancellationSchema.omit(own)),
});

export const accountPageSchema = z
  .object({
    account: accountExplanationSchema,
    standings: z
      .array(z.object({ day, score: z.number().min(0).max(100).optional(), band: bandSchema }))
      .describe('How it stood on each judged day of the quarter, oldest first.'),
    series: z
      .object({ days: z.array(day), values: z.record(z.string(), z.array(z.number().nullable())) })
      .describe("Every metric's own past, a week apart; null where it was not known."),
    dealings: dealings.optional().describe('Its people and what there was between them and us; for csm and up.'),
    tasks: z.array(taskSchema),
    pause: pauseSchema.optional(),
    playbooks: z.array(
      z.object({ playbook: z.string(), title: z.string(), steps: z.int(), holdout: z.number().min(0).max(1) }),
    ),
  })
  .meta({ id: 'AccountPage', description: 'All that the page of an account shows.' });
