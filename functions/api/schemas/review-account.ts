import * as z from 'zod';
import { type ReviewDossier, type ReviewLine, reviewStandings } from '../../../lib/domain/review/pre-read.ts';
import { bandSchema } from './band.ts';
import { day } from './fields.ts';
import { evidence, panelsSchema, reviewRole } from './review-fields.ts';

const text = z.string();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);

const contradictionSchema = z
  .object({
    contradiction: text,
    label: text,
    claims: z.array(
      z.object({
        source: text,
        role: reviewRole,
        value: text,
        day: day.optional().describe('Since when, or as of when, the source says so.'),
        evidence: z.array(evidence),
      }),
    ),
    words: text,
  })
  .meta({ id: 'Contradiction', description: 'Where two sources cannot both be right.' });

const obstacle = z
  .object({ obstacle: text, words: text, weight: z.number(), role: reviewRole, evidence: z.array(evidence) })
  .meta({ id: 'Obstacle', description: 'What stands in the way, heaviest first.' });

const proposal = z
  .discriminatedUnion('step', [
    z.object({ step: z.literal('playbook'), playbook: text, title: text, reason: text }),
    z.object({ step: z.literal('task'), title: text, reason: text }),
    z.object({ step: z.literal('call'), title: text, reason: text }),
    z.object({ step: z.literal('none'), title: text, reason: text }),
  ])
  .meta({ id: 'Proposal', description: 'What could be done next, and why.' });

const milestone = z
  .object({
    milestone: text,
    label: text,
    required: z.boolean(),
    when: text.describe('The condition (CEL).'),
    state: z.enum(['reached', 'open', 'overdue', 'unknown']),
    reachedDay: day.optional(),
    afterDays: z.int().optional().describe('Days from sign-up to it.'),
    dueDay: day.optional(),
    overdueDays: z.int().min(1).optional(),
    metrics: z.array(
      z.object({
        metric: text,
        label: text,
        unit: text,
        value: z.number().optional(),
        sources: z.array(text),
        newestDay: day.optional(),
      }),
    ),
  })
  .meta({ id: 'ReviewMilestone' });

export const paceSchema = z
  .object({
    label: text,
    accounts: count.describe('Accounts old enough to tell.'),
    minimum: count.describe('Below it nothing is told, so that no single account can be read off.'),
    shareByNow: share.optional().describe('Of them implemented by the same age.'),
    medianDays: z.number().min(0).optional().describe('The day by which half of all were implemented.'),
  })
  .meta({ id: 'Pace', description: 'How fast others were.' });

export const reviewLineSchema = z
  .object({
    accountId: text,
    name: text.optional(),
    owner: text.optional(),
    plan: text.optional(),
    sizeBand: text.optional(),
    industry: text.optional(),
    channel: text.optional(),
    currency: text.optional(),
    mrr: z.number().optional(),
    signupDay: day,
    daysIn: count.describe('Days since sign-up.'),
    cancelledDay: day.optional(),
    standing: z.enum(reviewStandings),
    implementedDay: day.optional(),
    daysToImplemented: z.int().optional(),
    reached: count.describe('Required milestones reached, of how many:'),
    required: count,
    score: points.optional(),
    band: bandSchema,
    churnRisk: share.optional(),
    obstacle: text.optional().describe('The heaviest, in words.'),
    contradictions: count,
    proposal,
    priority: z.object({ value: share, risk: share, score: share, because: text }).describe('Value × risk.'),
  })
  .meta({ id: 'ReviewLine', description: 'An account of a cohort on one line.' }) satisfies z.ZodType<
  ReviewLine,
  unknown
>;

export const reviewDossierSchema = reviewLineSchema
  .extend({
    day: day.describe('The judged day it tells of.'),
    pace: z.object({ past: paceSchema, peers: paceSchema }),
    milestones: z.array(milestone),
    contradictionList: z.array(contradictionSchema),
    obstacles: z.array(obstacle),
    proposals: z.array(proposal).describe('The proposal and what else suits, best first.'),
    panels: panelsSchema,
  })
  .meta({ id: 'ReviewDossier', description: 'An account as the meeting sees it.' }) satisfies z.ZodType<
  ReviewDossier,
  unknown
>;
