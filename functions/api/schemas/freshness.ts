import * as z from 'zod';
import {
  collectionOutcomes,
  type SourceStanding,
  sourceStates,
} from '../../../lib/domain/freshness/source-standing.ts';
import { day } from './fields.ts';

export const sourceStateSchema = z
  .enum(sourceStates)
  .meta({ id: 'SourceState' })
  .describe('failed: the last run went on without it; stale: it is silent; never-delivered: nothing usable has come.');

export const sourceStanding = {
  source: z.string(),
  state: sourceStateSchema,
  because: z.string().optional(),
  newestDay: day.optional().describe('The newest day that anything happened on.'),
  lastImportAt: z.iso.datetime().optional(),
  collected: z.enum(collectionOutcomes).optional().describe('What the last run found.'),
};

/** Where a source stood when a run ended. */
export const sourceStandingSchema = z.object(sourceStanding) satisfies z.ZodType<SourceStanding, unknown>;
