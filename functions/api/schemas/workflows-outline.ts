import * as z from 'zod';
import { directions } from '../../../lib/domain/metrics/families.ts';
import type { PlaybookDrawing } from '../../../lib/domain/playbooks/draw-playbook.ts';
import type { OutlinedScorecard } from '../../../lib/domain/workflows/outline-scorecard.ts';

const points = z.number().min(0).max(100);
const condition = z.string().describe('CEL.');

const waySchema = z
  .discriminatedUnion('way', [
    z.object({
      way: z.literal('bands'),
      rows: z.array(z.object({ below: z.number().optional(), points })),
    }),
    z.object({ way: z.literal('peer'), from: z.number(), to: z.number() }),
    z.object({ way: z.literal('trend'), changeMetric: z.string(), full: z.number() }),
    z.object({ way: z.literal('growth'), over: z.string(), windows: z.number(), full: z.number() }),
    z.object({ way: z.literal('ratio'), target: z.union([z.number(), z.string()]) }),
    z.object({
      way: z.literal('indicator'),
      cases: z.array(z.object({ when: condition.optional(), points, because: z.string().optional() })),
    }),
    z.object({
      way: z.literal('deductions'),
      deductions: z.array(
        z.union([
          z.object({ when: condition, points, because: z.string().optional() }),
          z.object({ metric: z.string(), each: z.number(), atMost: z.number() }),
        ]),
      ),
    }),
  ])
  .meta({ id: 'WayToPoints' });

/** A scorecard as it is written. */
export const scorecardOutlineSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    version: z.string(),
    appliesTo: condition.optional(),
    groups: z.array(z.object({ id: z.string(), label: z.string(), weight: z.number() })),
    bands: z.object({ green: points, yellow: points }),
    minimumCoverage: z.number(),
    measures: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        metric: z.string(),
        direction: z.enum(directions),
        weight: z.number(),
        group: z.string().optional(),
        points: waySchema,
        share: z.number().min(0).max(1).describe('The part of the whole score that it stands for.'),
      }),
    ),
  })
  .meta({ id: 'ScorecardOutline' }) satisfies z.ZodType<OutlinedScorecard, unknown>;

const stepKinds = ['start', 'email', 'webhook', 'task', 'wait', 'branch', 'escalate', 'exit-when', 'end'] as const;

/** A playbook as steps and the roads between them. */
export const playbookDrawingSchema = z
  .object({
    steps: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(stepKinds),
        title: z.string(),
        detail: z.string().optional(),
        template: z.string().optional(),
      }),
    ),
    roads: z.array(z.object({ from: z.string(), to: z.string(), label: z.string().optional() })),
  })
  .meta({ id: 'PlaybookDrawing' }) satisfies z.ZodType<PlaybookDrawing, unknown>;
