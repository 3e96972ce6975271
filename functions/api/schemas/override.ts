import * as z from 'zod';
import { overrideLimits, settableBands } from '../../../lib/domain/health/override.ts';
import { overrideStates } from '../../../lib/usecases/list-overrides.ts';
import { day } from './fields.ts';

const points = z.number().min(0).max(100);
const instant = z.iso.datetime();

const setting = z
  .union([
    z.strictObject({ band: z.enum(settableBands) }),
    z.strictObject({ score: points }),
    z.strictObject({ measure: z.string().min(1).max(40), points }),
  ])
  .meta({
    id: 'OverrideSetting',
    description: 'The band, the score (the band follows), or the points of one measure.',
  });

const { daysAhead, daysBack, textLength } = overrideLimits;

/** What is sent to set something. */
export const overrideBodySchema = z.strictObject({
  set: setting,
  from: day.optional().describe(`The first day; today unless given, at most ${daysBack} days back.`),
  until: day.describe(`The last day, at most ${daysAhead} days ahead.`),
  because: z.string().trim().min(1).max(textLength).describe('Why, for whoever reads the account next.'),
});

/** An override in effect, as a judged day keeps it. */
export const appliedOverrideSchema = z.object({
  overrideId: z.string(),
  set: setting,
  until: day,
  because: z.string(),
  by: z.string().describe('Who says so.'),
});

export const overrideSchema = appliedOverrideSchema
  .extend({
    accountId: z.string(),
    from: day,
    createdAt: instant,
    withdrawnAt: instant.optional().describe('From that day on it is not in effect.'),
    withdrawnBy: z.string().optional(),
  })
  .meta({ id: 'Override', description: "A person's judgement over the computed one, on some days." });

export const overrideLineSchema = overrideSchema
  .extend({ state: z.enum(overrideStates) })
  .meta({ id: 'OverrideLine', description: 'An override with how it stands today.' });

export const overridesSchema = z.object({ overrides: z.array(overrideLineSchema) });
export const withdrawnSchema = z.object({
  override: overrideSchema,
  withdrawn: z.boolean().describe('False when it had been before.'),
});
