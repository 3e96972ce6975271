import * as z from 'zod';
import type { ScorecardLine } from '../../../lib/usecases/list-scorecards.ts';
import { day } from './fields.ts';

const count = z.int().min(0);

/** A version of a scorecard in one line. */
export const scorecardLineSchema = z
  .object({
    ...{ id: z.string(), label: z.string(), version: z.string().describe('A hash of its definition.') },
    appliesTo: z.string().optional().describe('For which accounts it is (CEL); absent: for all.'),
    ...{ groups: count, measures: count },
    current: z.boolean().describe('It is among the published ones.'),
    workflowsVersions: z.array(z.string()).describe('Those it was part of, newest first.'),
    firstDay: day.optional(),
    lastDay: day.optional(),
    days: count.describe('On how many judged days it was in force.'),
  })
  .meta({ id: 'ScorecardLine' }) satisfies z.ZodType<ScorecardLine, unknown>;
