import * as z from 'zod';
import { severities } from '../../../lib/domain/rules/firing.ts';
import { ruleAudiences, ruleModes } from '../../../lib/domain/rules/rule.ts';
import type { WorkflowsOutline } from '../../../lib/domain/workflows/outline-workflows.ts';
import type { CheckedDraft } from '../../../lib/usecases/check-draft.ts';
import type { VersionLine } from '../../../lib/usecases/list-versions.ts';
import type { PreviewedMessage } from '../../../lib/usecases/preview-message.ts';
import type { PublishedDraft } from '../../../lib/usecases/publish-draft.ts';
import type { ShownWorkflows } from '../../../lib/usecases/show-workflows.ts';
import { faultSchema } from './fault.ts';
import { counts, day, id } from './fields.ts';
import { playbookDrawingSchema, scorecardOutlineSchema } from './workflows-outline.ts';

/** As many bytes as a folder of workflows has, and what JSON adds to them. */
export const mostDraftRequestBytes = 600_000;
const MOST_BYTES = 262_144;

/** What a folder of workflows can hold: whoever pulls it writes these paths to a disk. */
const path = z
  .string()
  .max(200)
  .regex(
    /^(?:(?:metrics|milestones|scorecard|rules|settings)\.yaml|playbooks\/[\w-]+\.yaml|templates\/[\w-]+(?:\/[\w-]+)*\.(?:txt|html))$/,
    'expected metrics.yaml, milestones.yaml, scorecard.yaml, rules.yaml, settings.yaml, playbooks/<id>.yaml or templates/<id>.txt|html',
  );

const changedFiles = z
  .record(path, z.string().nullable())
  .refine((files) => Object.keys(files).length <= 200, 'expected at most 200 files')
  .refine(
    (files) => Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0) <= MOST_BYTES,
    `expected at most ${MOST_BYTES} bytes of text`,
  )
  .describe('Changed files by their paths; null takes a file away.');

const version = z
  .string()
  .regex(/^\w{1,80}$/)
  .describe('A published version.');

export const draftSchema = z.strictObject({
  base: version.optional().describe('The version that was changed; the current one unless given.'),
  files: changedFiles,
});

const words = z.string().trim().min(1, 'expected a word about why').max(500);

export const publicationWishSchema = z
  .strictObject({
    base: version.describe('The version that was current when the draft began.'),
    files: changedFiles.optional(),
    version: version.optional().describe('A version to publish again, instead of files.'),
    message: words.describe('What changes, and why: for whoever reads the history.'),
  })
  .refine(({ files, version }) => (files === undefined) !== (version === undefined), 'expected files, or a version');

export const messageWishSchema = z.strictObject({
  template: id.describe('The id of a template.'),
  playbook: id.optional().describe('As this playbook would send it.'),
  accountId: id.optional().describe('To this account; the first of the portfolio unless given.'),
  draft: draftSchema.optional().describe('From a draft of the workflows (leaders).'),
});

const publishedFields = {
  version: z.string(),
  publishedAt: z.string(),
  from: z.enum(['console', 'folder', 'deployment']).optional().describe('Where it was written.'),
  by: z.string().optional().describe('Who published it.'),
  message: z.string().optional().describe('Why.'),
};

const condition = z.string().describe('CEL.');

const ruleOutlineSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    when: condition,
    holdDays: z.int(),
    cooldownDays: z.int(),
    severity: z.enum(severities),
    owner: z.string().optional(),
    playbook: z.string().optional(),
    mode: z.enum(ruleModes),
    accounts: z.enum(ruleAudiences),
    exitWhen: condition.optional(),
    because: z.string().optional(),
    metrics: z.array(z.string()).describe('Those that its conditions read.'),
  })
  .meta({ id: 'RuleOutline' });

export const workflowsOutlineSchema = z
  .object({
    rules: z.array(ruleOutlineSchema),
    scorecards: z.array(scorecardOutlineSchema),
    milestones: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        when: condition,
        required: z.boolean(),
        dueDays: z.int().optional(),
        metrics: z.array(z.string()),
      }),
    ),
    playbooks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        exitWhen: condition.optional(),
        holdout: z.number(),
        drawing: playbookDrawingSchema,
        templates: z.array(z.string()),
        rules: z.array(z.string()).describe('Those that start it.'),
      }),
    ),
    templates: z.array(z.object({ id: z.string(), subject: z.string().optional(), playbooks: z.array(z.string()) })),
    endpoints: z.array(z.string()),
    alertBudget: z.object({ firingsPerCsmPerWeek: z.number() }).optional(),
  })
  .meta({ id: 'WorkflowsOutline' }) satisfies z.ZodType<WorkflowsOutline, unknown>;

const file = z.object({ path: z.string(), text: z.string() });

export const workflowsSchema = z.object({
  ...publishedFields,
  files: z.array(file),
  outline: workflowsOutlineSchema,
  firings: z.object({ from: day, to: day, byRule: counts }).optional().describe('Of the last four judged weeks.'),
}) satisfies z.ZodType<ShownWorkflows, unknown>;

export const versionsSchema = z.object({
  versions: z.array(z.object({ ...publishedFields, current: z.boolean() })),
}) satisfies z.ZodType<{ versions: VersionLine[] }, unknown>;

export const versionFilesSchema = z.object({ version: z.string(), files: z.array(file) });

export const versionParams = z.strictObject({ version });

export const checkedDraftSchema = z.object({
  faults: z.array(
    faultSchema.extend({ offset: z.int().optional().describe('Into the text, from 0.') }).meta({ id: 'PlacedFault' }),
  ),
  outline: workflowsOutlineSchema.optional().describe('What the draft says; absent while it has faults.'),
}) satisfies z.ZodType<CheckedDraft, unknown>;

export const publishedDraftSchema = z.object({
  version: z.string(),
  changed: z.boolean().describe('False when it was published already.'),
  playbooks: z.record(z.string(), z.enum(['created', 'updated', 'unchanged'])),
}) satisfies z.ZodType<PublishedDraft, unknown>;

export const previewedMessageSchema = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  audience: z.enum(['customer', 'colleague']),
  account: z.object({ accountId: z.string(), name: z.string().optional() }),
  contact: z.string().optional().describe('Whose name it is written to.'),
}) satisfies z.ZodType<PreviewedMessage, unknown>;
