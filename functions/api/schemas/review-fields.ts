import * as z from 'zod';
import {
  channels,
  contactDirections,
  contactRoles,
  priorities,
  resolutions,
} from '../../../lib/domain/records/record.ts';
import { type Fact, factKinds, factTones, reviewRoles } from '../../../lib/domain/review/fact.ts';
import type { Panels } from '../../../lib/domain/review/panels.ts';
import { day } from './fields.ts';
import { sourceStanding } from './freshness.ts';

const text = z.string();
const count = z.int().min(0);

export const month = text
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month, YYYY-MM')
  .meta({ description: 'The month the accounts signed up in, YYYY-MM.' });

export const reviewRole = z.enum(reviewRoles).meta({ id: 'ReviewRole', description: 'Whose panel it stands in.' });

export const evidence = z
  .object({
    source: text,
    record: text.describe('The kind of record.'),
    day: day.optional(),
    id: text.optional(),
    of: text.optional().describe('The event, type, role or priority.'),
    says: text.optional().describe('In figures, never what somebody wrote.'),
  })
  .meta({ id: 'ReviewEvidence', description: 'A record that something rests on.' });

const fact = z
  .object({
    fact: text,
    label: text,
    kind: z.enum(factKinds).describe('money is a month’s, in `unit`; share is 0–1; score is out of 10.'),
    value: z.union([text, z.number()]).optional().describe('Absent: the source does not say.'),
    unit: text.optional(),
    source: text,
    day: day.optional().describe('The newest day it tells of.'),
    tone: z.enum(factTones),
    says: text.optional().describe('A few words beside the value.'),
    evidence: z.array(evidence),
  })
  .meta({ id: 'ReviewFact', description: 'What one source says.' }) satisfies z.ZodType<Fact, unknown>;

const source = z
  .object({
    source: text,
    state: sourceStanding.state,
    because: sourceStanding.because,
    newestDay: sourceStanding.newestDay,
    lastImportAt: sourceStanding.lastImportAt,
    knowsAccount: z.boolean().describe('false: it tells nothing of this account.'),
  })
  .meta({ id: 'PanelSource' });

const panel = { sources: z.array(source), facts: z.array(fact) };

const contact = z.object({
  contactId: text,
  source: text,
  name: text.optional(),
  role: z.enum(contactRoles).optional(),
  consent: z.enum(['granted', 'denied']).optional(),
  leftDay: day.optional(),
});

const supportCase = z.object({
  caseId: text,
  source: text,
  subject: text.optional(),
  priority: z.enum(priorities).optional(),
  openedDay: day,
  resolvedDay: day.optional().describe('Absent: it is open.'),
  ageInDays: count.describe('Days it waited, or has waited until now.'),
  resolution: z.enum(resolutions).optional(),
  frustrating: z.boolean().describe('Closed as “future release” or “as designed”.'),
  satisfaction: z.number().optional().describe('1–5.'),
  reopens: count.optional(),
});

const survey = z.object({
  surveyId: text,
  source: text,
  type: z.enum(['nps', 'csat']),
  sentDay: day,
  answeredDay: day.optional().describe('Absent: nobody answered.'),
  score: z.number().optional(),
  comment: text.optional(),
  contact: text.optional().describe('The name of the person asked.'),
});

const engagement = z.object({
  interactionId: text,
  source: text,
  day,
  channel: z.enum(channels),
  direction: z.enum(contactDirections),
  contact: text.optional(),
});

const use = z.object({
  event: text,
  source: text,
  count28d: count,
  count: count.describe('Since sign-up.'),
  people: count.optional().describe('On the busiest day.'),
  newestDay: day,
});

export const panelsSchema = z
  .object({
    crm: z.object({ role: z.literal('crm'), ...panel, contacts: z.array(contact) }),
    support: z.object({ role: z.literal('support'), ...panel, cases: z.array(supportCase).describe('Newest first.') }),
    marketing: z.object({
      role: z.literal('marketing'),
      ...panel,
      surveys: z.array(survey).describe('Newest first; the unanswered too.'),
      engagements: z.array(engagement).describe('Newest first.'),
    }),
    product: z.object({
      role: z.literal('product'),
      ...panel,
      use: z.array(use).describe('Most used first.'),
      stock: z.array(z.object({ item: text, source: text, count: z.number().min(0), day })),
      steps: z.array(z.object({ type: text, source: text, day, dueDay: day.optional() })),
    }),
  })
  .meta({ id: 'ReviewPanels', description: 'What each of the four applications says.' }) satisfies z.ZodType<
  Panels,
  unknown
>;
