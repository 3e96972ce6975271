import * as z from 'zod';
import { count, day, instant, text } from './field-schemas.ts';

/**
 * What every record says: whose it is, and which source (`salesforce`, `zendesk`, …) said so. `arrivedAt` is when it
 * became known, where the source states it (a day or an instant).
 */
const common = { accountId: text.max(200), source: text.max(60), arrivedAt: z.union([day, instant]).optional() };

/** Where a customer stands with us. */
export const stages = ['trial', 'onboarding', 'live', 'churned'] as const;

/**
 * A customer company, as one source knows it. Every field but the id may be absent: several sources each
 * know a part, and a later source fills what an earlier one left out. `employees` is a head count,
 * `timeZone` an IANA name, `ownerId` the CSM's e-mail address, `country` ISO 3166-1 alpha-2.
 */
export const accountSchema = z.object({
  kind: z.literal('account'),
  ...common,
  name: text.optional(),
  industry: text.optional(),
  employees: count.optional(),
  country: text.optional(),
  timeZone: text.optional(),
  ownerId: text.optional(),
  signupDay: day.optional(),
  stage: z.enum(stages).optional(),
  channel: text.optional(),
  // What a source other than the one that bills has on file: compared with the subscriptions, never counted.
  plan: text.optional(),
  seats: count.optional(),
  currency: z.string().length(3).optional(),
});

export const contactRoles = ['champion', 'admin', 'executive-sponsor', 'billing', 'user'] as const;

/** A person at the account. `consent` is to e-mail from us; `leftDay` the day they left the company. */
export const contactSchema = z.object({
  kind: z.literal('contact'),
  ...common,
  contactId: text,
  name: text.optional(),
  email: z.email('expected an e-mail address').max(254).optional(),
  role: z.enum(contactRoles).optional(),
  timeZone: text.optional(),
  consent: z.enum(['granted', 'denied']).optional(),
  leftDay: day.optional(),
});

/** A paid (or trial) line. `mrr` is per month in `currency` (ISO 4217) after discounts; `endDay` is set once it ended. */
export const subscriptionSchema = z.object({
  kind: z.literal('subscription'),
  ...common,
  subscriptionId: text,
  plan: text.optional(),
  mrr: z.number().finite().optional(),
  currency: z.string().length(3).optional(),
  seats: count.optional(),
  termMonths: count.optional(),
  startDay: day,
  endDay: day.optional(),
  renewalDay: day.optional(),
  trial: z.boolean().optional(),
});

/**
 * Use of one event type (`login`, `report_viewed`, …) by an account on a day: `count` of events, `users`
 * distinct people, `amount` a value summed over them (money, minutes), in the event's own unit. With `userId` a
 * row is the use of one person; how many people there were is then counted, whatever `users` says.
 */
export const usageSchema = z.object({
  kind: z.literal('usage'),
  ...common,
  id: text.optional(),
  day,
  event: text.max(80),
  count,
  users: count.optional(),
  userId: text.max(200).optional(),
  amount: z.number().finite().optional(),
});

export const resolutions = ['fixed', 'workaround', 'future-release', 'as-designed', 'no-response', 'other'] as const;
export const priorities = ['low', 'normal', 'high', 'urgent'] as const;

/** A support case. `satisfaction` is 1–5; `reopens` how often it came back after being solved. */
export const caseSchema = z.object({
  kind: z.literal('case'),
  ...common,
  caseId: text,
  openedAt: instant,
  firstReplyAt: instant.optional(),
  resolvedAt: instant.optional(),
  resolution: z.enum(resolutions).optional(),
  priority: z.enum(priorities).optional(),
  satisfaction: z.number().min(1).max(5).optional(),
  reopens: count.optional(),
  escalated: z.boolean().optional(),
  subject: text.optional(),
});

/** A survey delivered to a person. Unanswered means `answeredDay` is absent: silence, never a passive. NPS scores are 0–10, CSAT 1–5. */
export const surveySchema = z.object({
  kind: z.literal('survey'),
  ...common,
  surveyId: text,
  type: z.enum(['nps', 'csat']),
  sentDay: day,
  answeredDay: day.optional(),
  score: z.number().min(0).max(10).optional(),
  comment: z.string().max(5000).optional(),
  contactId: text.optional(),
});

/** Something that proves a step of the implementation (`data-connected`, `assessment-submitted`, …) happened, how often and by its due day or not. */
export const evidenceSchema = z.object({
  kind: z.literal('evidence'),
  ...common,
  evidenceId: text,
  type: text.max(80),
  day,
  dueDay: day.optional(),
  quantity: z.number().finite().optional(),
});

/** How many of a thing (`dashboard`, `report`, `gauge`, `field`, `automation`) the customer has built, as counted on a day: a stock, not a flow. */
export const customisationSchema = z.object({
  kind: z.literal('customisation'),
  ...common,
  day,
  item: text.max(80),
  count,
});

/** How much data the customer keeps on a day, a stock, in `unit`. */
export const dataVolumeSchema = z.object({
  kind: z.literal('data-volume'),
  ...common,
  day,
  unit: z.enum(['rows', 'bytes']),
  quantity: count,
});

export const channels = ['email', 'call', 'meeting', 'chat'] as const;
export const contactDirections = ['inbound', 'outbound', 'two-way'] as const;

/**
 * A contact between the account and us that took place on a day: a mail they sent (`inbound`) or got
 * (`outbound`), a call or a meeting in which both sides spoke (`two-way`).
 */
export const interactionSchema = z.object({
  kind: z.literal('interaction'),
  ...common,
  interactionId: text,
  day,
  channel: z.enum(channels),
  direction: z.enum(contactDirections),
  contactId: text.optional(),
});

/** What the CSM makes of the account on a day, from 1 (about to leave) to 5 (delighted); `authorId` is who said so. */
export const sentimentSchema = z.object({
  kind: z.literal('sentiment'),
  ...common,
  sentimentId: text,
  day,
  rating: z.number().min(1).max(5),
  authorId: text.optional(),
});

/** An invoice of `amount` in `currency` (ISO 4217), to be paid by `dueDay`; open while `paidDay` is absent. */
export const invoiceSchema = z.object({
  kind: z.literal('invoice'),
  ...common,
  invoiceId: text,
  issuedDay: day,
  dueDay: day,
  paidDay: day.optional(),
  amount: z.number().finite(),
  currency: z.string().length(3),
});

export const cancellationReasons = [
  'never-implemented',
  'acquired',
  'integration-missing',
  'price',
  'competitor',
  'not-enough-value',
  'support',
  'other',
  'unknown',
] as const;

/** The customer's notice that it leaves; `day` is when it takes effect. */
export const cancellationSchema = z.object({
  kind: z.literal('cancellation'),
  ...common,
  cancellationId: text,
  day,
  reason: z.enum(cancellationReasons).default('unknown'),
  comment: z.string().max(5000).optional(),
});

/** Any canonical record: what a source says, in our words. */
export const recordSchema = z.discriminatedUnion('kind', [
  accountSchema,
  contactSchema,
  subscriptionSchema,
  usageSchema,
  caseSchema,
  surveySchema,
  evidenceSchema,
  customisationSchema,
  dataVolumeSchema,
  interactionSchema,
  sentimentSchema,
  invoiceSchema,
  cancellationSchema,
]);

export type AccountRecord = z.infer<typeof accountSchema>;
export type Contact = z.infer<typeof contactSchema>;
export type Subscription = z.infer<typeof subscriptionSchema>;
export type UsageDay = z.infer<typeof usageSchema>;
export type SupportCase = z.infer<typeof caseSchema>;
export type Survey = z.infer<typeof surveySchema>;
export type MilestoneEvidence = z.infer<typeof evidenceSchema>;
export type Customisation = z.infer<typeof customisationSchema>;
export type DataVolume = z.infer<typeof dataVolumeSchema>;
export type Interaction = z.infer<typeof interactionSchema>;
export type Sentiment = z.infer<typeof sentimentSchema>;
export type Invoice = z.infer<typeof invoiceSchema>;
export type Cancellation = z.infer<typeof cancellationSchema>;
export type CanonicalRecord = z.infer<typeof recordSchema>;
export type RecordKind = CanonicalRecord['kind'];
