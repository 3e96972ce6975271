import * as z from 'zod';
import {
  type PreRead,
  type ReviewDossier,
  type ReviewLine,
  reviewStandings,
  verdicts,
} from '../../../lib/domain/review/pre-read.ts';
import { bandSchema } from './band.ts';
import { day } from './fields.ts';
import { evidence, month, panelsSchema, reviewRole } from './review-fields.ts';
import { decisionKind } from './review-meeting.ts';

const text = z.string();
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);
const instant = z.iso.datetime();

export const contradictionSchema = z
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

const pace = z
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
    pace: z.object({ past: pace, peers: pace }),
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

export const followUpSchema = z
  .object({
    month,
    accountId: text,
    name: text.optional(),
    decision: decisionKind,
    by: text,
    at: instant,
    because: text.optional(),
    until: day.optional(),
    verdict: z.enum(verdicts),
    words: text,
    implementedDay: day.optional(),
    cancelledDay: day.optional(),
    scoreThen: points.optional(),
    scoreNow: points.optional(),
    bandNow: bandSchema.optional(),
    task: z.object({ taskId: text, state: z.enum(['open', 'done']), outcome: text.optional() }).optional(),
    run: z.object({ runId: text, playbook: text, state: text, endReason: text.optional() }).optional(),
  })
  .meta({ id: 'FollowUp', description: 'A decision of an earlier review, and what became of it.' });

export const cohortSummarySchema = z
  .object({
    accounts: count,
    implemented: count,
    behind: count,
    left: count,
    contradictions: count,
    mrr: z.array(z.object({ currency: text, mrr: z.number() })).describe('By currency: these are never added up.'),
    bands: z.partialRecord(bandSchema, count),
    medianDaysToImplemented: z.number().optional(),
    past: pace,
  })
  .meta({ id: 'CohortSummary' });

export const teamMemberSchema = z.object({ role: z.union([reviewRole, z.literal('leader')]), address: text });

const values = z
  .enum(['frozen', 'live'])
  .describe('frozen: as it was prepared for the meeting; live: as it stands now.');

/** Whether what is asked for is the one prepared for the meeting. */
export const valuesQuery = values.default('frozen').describe('Where nothing was prepared, what stands now.');

export const preReadSchema = z
  .object({
    month,
    day,
    preparedAt: instant,
    workflowsVersion: text,
    summary: cohortSummarySchema,
    accounts: z.array(reviewLineSchema).describe('Most pressing first.'),
    followUps: z.array(followUpSchema).describe('What was decided before, and whether it worked.'),
    meeting: z.object({
      minutes: z.int().min(1),
      secondsPerAccount: count,
      team: z.array(teamMemberSchema),
    }),
  })
  .meta({ id: 'PreRead', description: 'A month’s sign-ups, prepared for the meeting.' }) satisfies z.ZodType<
  PreRead,
  unknown
>;

export const reviewSchema = preReadSchema.extend({
  values,
  prepared: z.boolean().describe('Whether a pre-read is kept for the meeting.'),
});

export const dossiersPageSchema = z.object({
  month,
  day,
  values,
  total: count,
  accounts: z.array(reviewDossierSchema),
  next: z.string().optional().describe('The cursor of the next page; absent on the last.'),
});

export const oneDossierSchema = z.object({ month, values, account: reviewDossierSchema });

export const reviewMonthsSchema = z.object({
  /** The month that is reviewed now: the one before this. */
  current: month,
  day: day.optional(),
  reviews: z
    .array(
      z.object({
        month,
        accounts: count,
        implemented: count,
        left: count,
        preparedAt: instant.optional(),
        decided: count,
        noted: count.describe('Accounts with a note.'),
        minutesAt: instant.optional().describe('When the minutes were sent.'),
      }),
    )
    .describe('Newest first.'),
});
