import * as z from 'zod';
import type { MilestonesEffect } from '../../../lib/domain/previews/milestones-effect.ts';
import type { PlaybookEffect } from '../../../lib/domain/previews/playbook-effect.ts';
import { ruleModes } from '../../../lib/domain/rules/rule.ts';
import { day } from './fields.ts';
import { flaggedSchema, listedAccountSchema } from './rule-preview.ts';

const text = z.string();
const count = z.int().min(0);

const implementedBy = z
  .object({ ageInDays: count, accounts: count, implemented: count })
  .describe('Of the accounts that have reached the age, those implemented by then.');
const stayed = z.object({ accounts: count, stayed: count });
const agreement = z
  .object({
    implemented: stayed,
    notImplemented: stayed,
    difference: z.object({ value: z.number(), low: z.number(), high: z.number() }).optional(),
  })
  .meta({ id: 'Agreement', description: 'Whether being implemented goes with staying.' });

/** What a draft of the milestones makes of past cohorts. */
export const milestonesEffectSchema = z
  .object({
    kind: z.literal('milestones'),
    until: day,
    cohorts: z.array(
      z.object({
        month: text.describe('The month of sign-up, YYYY-MM.'),
        accounts: count,
        before: z.array(implementedBy).describe('By the published definition.'),
        after: z.array(implementedBy).describe('By the draft.'),
      }),
    ),
    changes: z.object({ gained: count, lost: count, earlier: count, later: count }),
    changed: z.array(
      listedAccountSchema.extend({
        signupDay: day,
        before: day.optional().describe('When it was implemented by the published definition.'),
        after: day.optional().describe('When it was by the draft.'),
      }),
    ),
    changedLeftOut: count,
    staying: z.object({
      landmarkDays: count.describe('Implemented by this day after the sign-up, or not.'),
      horizonDays: count.describe('Still a customer on this day after the sign-up, or not.'),
      before: agreement,
      after: agreement,
    }),
    milestones: z.array(
      z.object({ id: text, label: text, required: z.boolean(), reached: stayed, notReached: stayed }),
    ),
  })
  .meta({ id: 'MilestonesEffect' }) satisfies z.ZodType<MilestonesEffect, unknown>;

/** What a playbook would have done. */
export const playbookEffectSchema = z
  .object({
    kind: z.literal('playbook'),
    ...{ from: day, to: day, playbookId: text, title: text },
    starters: z.array(
      z.object({ ruleId: text, label: text, mode: z.enum(ruleModes), firings: count, accounts: count }),
    ),
    runs: count,
    heldOut: count.describe('Firings left alone to measure the effect against.'),
    accounts: count,
    weeks: z.array(z.object({ week: day, runs: count })),
    perRun: z
      .object({ mails: count, tasks: count, webhooks: count, escalations: count, days: z.number().min(0) })
      .describe('The most that one run does.'),
    steps: z.array(
      z.object({ stepId: text, kind: text, says: text, onDay: z.number().min(0).describe('At the earliest.') }),
    ),
    mails: z.object({ most: count, waiting: count.describe('For the caps, had nobody else written.') }),
    tasks: z.object({ most: count, perCsmAndWeek: z.number().min(0).optional() }),
    started: z.array(flaggedSchema),
    startedLeftOut: count,
    notes: z.array(text),
  })
  .meta({ id: 'PlaybookEffect' }) satisfies z.ZodType<PlaybookEffect, unknown>;
