import * as z from 'zod';
import { type Preview, previewKinds, previewStates } from '../../../lib/domain/previews/preview.ts';
import { faultSchema } from './fault.ts';
import { day } from './fields.ts';
import { milestonesEffectSchema, playbookEffectSchema } from './preview-effects.ts';
import { rulePreviewSchema } from './rule-preview.ts';
import { scorecardPreviewSchema } from './scorecard-preview.ts';

/** What a draft may hold: as many files as a folder of workflows, and together as much text as the table keeps well. */
export const mostDraftFiles = 200;
export const mostDraftBytes = 262_144;

/** A draft with every other character escaped. */
export const mostPreviewWishBytes = 2 * mostDraftBytes;

const path = z
  .string()
  .regex(/^[\w-]+(?:\/[\w.-]+)*(?:\.\w+)+$/, 'expected the path of a file in the workflows folder');
const isShort = (files: Record<string, string | null>) =>
  Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0) <= mostDraftBytes;

/** Texts by their paths in the workflows folder. */
export const draftFiles = z
  .record(path.max(200), z.string().nullable())
  .refine((files) => Object.keys(files).length <= mostDraftFiles, `expected at most ${mostDraftFiles} files`)
  .refine(isShort, `expected at most ${mostDraftBytes} bytes of text`)
  .describe(
    'Files of a draft by their paths (`rules.yaml`); they take the place of the published ones; null takes a file away.',
  );

const name = z.string().min(1).max(60);
const horizonDays = z.int().min(1).max(365).default(28).describe('How soon a cancellation must follow to count.');
const range = {
  from: day.optional().describe('The first day of the history to look at.'),
  to: day.optional().describe('The last day.'),
};

/** What to try on history. */
export const previewWishSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), ruleId: name, files: draftFiles.optional(), horizonDays, ...range }),
  z.strictObject({ kind: z.literal('scorecard'), files: draftFiles, horizonDays, ...range }),
  z.strictObject({ kind: z.literal('milestones'), files: draftFiles }),
  z.strictObject({ kind: z.literal('playbook'), playbookId: name, files: draftFiles.optional(), ...range }),
]);

/** Under which id the preview is found. */
export const requestedPreviewSchema = z.object({ previewId: z.string() });

/** A preview as it stands. */
export const previewSchema = z
  .object({
    previewId: z.string(),
    kind: z.enum(previewKinds),
    state: z.enum(previewStates).describe('running: also while it waits for its turn.'),
    requestedAt: z.iso.datetime(),
    startedAt: z.iso.datetime().optional(),
    endedAt: z.iso.datetime().optional(),
    progress: z.object({ done: z.int().min(0), total: z.int().min(0), what: z.string() }).optional(),
    result: z
      .discriminatedUnion('kind', [
        rulePreviewSchema,
        scorecardPreviewSchema,
        milestonesEffectSchema,
        playbookEffectSchema,
      ])
      .optional(),
    reason: z.string().optional().describe('Why it failed.'),
    faults: z.array(faultSchema).optional().describe('What is wrong with the draft, where that is why.'),
  })
  .meta({ id: 'Preview' }) satisfies z.ZodType<Preview, unknown>;
