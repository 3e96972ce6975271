import * as z from 'zod';
import { ruleStandings } from '../../../lib/domain/explanation/explain-rules.ts';
import { directions } from '../../../lib/domain/metrics/families.ts';
import { severities } from '../../../lib/domain/rules/firing.ts';
import { ruleModes } from '../../../lib/domain/rules/rule.ts';
import { day } from './fields.ts';
import { healthChangeSchema, healthSchema } from './health.ts';
import { quantiles } from './metric.ts';
import { overrideLineSchema } from './override.ts';
import { firingSchema, runSchema } from './work.ts';

const text = z.string();
const points = z.number().min(0).max(100);

const attributes = z
  .object({
    ...{ name: text, owner: text, industry: text, sizeBand: text, country: text, timeZone: text, stage: text },
    ...{ plan: text, currency: text, channel: text, signupDay: day, renewalDay: day, cancelledDay: day },
  })
  .partial();

const risk = z.object({
  horizonDays: z.int().min(1),
  model: text.describe('The id of the model.'),
  probability: z.number().min(0).max(1).optional().describe('That it cancels within the horizon.'),
  average: z.number().min(0).max(1).optional().describe('The same for the average account.'),
  reasons: z
    .array(z.object({ feature: text, words: text, contribution: z.number().describe('Log-odds; above 0 raises it.') }))
    .optional(),
  insufficient: z
    .object({ because: text, advice: z.array(text) })
    .optional()
    .describe('Why nobody is given a probability, and what would help.'),
});

const milestone = z.object({
  milestone: text,
  label: text,
  required: z.boolean(),
  when: text.describe('The condition (CEL).'),
  reachedDay: day.optional(),
  dueDay: day.optional(),
  overdueDays: z.int().min(1).optional(),
});

const rule = z.object({
  rule: text,
  label: text,
  when: text.describe('The condition (CEL).'),
  severity: z.enum(severities),
  owner: text.optional().describe('Who answers for the rule.'),
  mode: z.enum(ruleModes),
  playbook: text.optional(),
  standing: z.enum(ruleStandings),
  holdsSince: day.optional(),
  firedDay: day.optional(),
  silentUntil: day.optional(),
});

const peers = z
  .object({
    percentile: points.describe('Rank of the value: 0 the least, 100 the most.'),
    group: text,
    n: z.int().min(0),
    widened: z.boolean().describe('The group had to be widened to hold enough accounts.'),
    ...quantiles,
  })
  .meta({ id: 'AccountPeers' });

const metric = z.object({
  metric: text,
  label: text,
  group: text,
  unit: text,
  direction: z.enum(directions).describe('Which way is better.'),
  value: z.number().optional(),
  change: z.number().optional().describe('Against the window before: -0.5 is half as much.'),
  missing: z.enum(['no-record', 'stale', 'too-young']).optional().describe('Why there is no value.'),
  sources: z.array(text),
  records: text.optional().describe('The kind of record or events read.'),
  newestDay: day.optional().describe('The newest day its sources reach.'),
  ageInDays: z.int().optional(),
  peers: peers.optional().describe('The account among its peers; absent where too few have the metric.'),
  changePeers: peers.optional().describe('The same for the change.'),
});

/** An account with every number explained. */
export const accountExplanationSchema = z
  .object({
    accountId: text,
    day,
    workflowsVersion: text,
    attributes,
    implementedDay: day.optional(),
    health: healthSchema,
    change: healthChangeSchema
      .optional()
      .describe('What changed since the judged day before, or since the one asked for; absent when there is none.'),
    overrides: z.array(overrideLineSchema).describe('What people set, newest first.'),
    risk: risk.optional().describe('What the churn-risk model says; absent when there was none.'),
    milestones: z.array(milestone),
    rules: z.array(rule),
    metrics: z.array(metric),
    firings: z.array(firingSchema),
    runs: z.array(runSchema),
  })
  .meta({ id: 'AccountExplanation' });
