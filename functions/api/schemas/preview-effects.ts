import * as z from 'zod';
import { timedStepKinds } from '../../../lib/domain/playbooks/outline-playbook.ts';
import { type MilestonesEffect, milestoneChanges } from '../../../lib/domain/previews/milestones-effect.ts';
import type { PlaybookEffect } from '../../../lib/domain/previews/playbook-effect.ts';
import { ruleModes } from '../../../lib/domain/rules/rule.ts';
import { cohortTrendSchema } from './cohort-trend.ts';
import { day } from './fields.ts';
import { flaggedSchema, listedAccountSchema } from './rule-preview.ts';

const text = z.string();
const count = z.int().min(0);

/** What a draft of the milestones makes of past cohorts. */
export const milestonesEffectSchema = z
  .object({
    kind: z.literal('milestones'),
    until: day,
    before: cohortTrendSchema.describe('By the published definition.'),
    after: cohortTrendSchema.describe('By the draft.'),
    changes: z.record(z.enum(milestoneChanges), count),
    changed: z.array(
      listedAccountSchema.extend({
        signupDay: day,
        before: day.optional().describe('When it was implemented by the published definition.'),
        after: day.optional().describe('When it was by the draft.'),
      }),
    ),
    changedLeftOut: count,
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
      z.object({
        stepId: text,
        kind: z.enum(timedStepKinds),
        says: text,
        onDay: z.number().min(0).describe('At the earliest.'),
      }),
    ),
    mails: z.object({ most: count, waiting: count.describe('For the caps, had nobody else written.') }),
    tasks: z.object({ most: count, perCsmAndWeek: z.number().min(0).optional() }),
    started: z.array(flaggedSchema),
    startedLeftOut: count,
    notes: z.array(text),
  })
  .meta({ id: 'PlaybookEffect' }) satisfies z.ZodType<PlaybookEffect, unknown>;
