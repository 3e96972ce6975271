import * as z from 'zod';
import { isDay } from './day.ts';
import { buckets } from './shards.ts';

const day = z.string().refine(isDay, 'expected a day of the calendar, such as 2026-11-20');

/** Days to judge, both included; `act` starts playbooks although the days are past. Without days: every day since the last judged one. */
export const runRequestSchema = z.object({ from: day.optional(), until: day.optional(), act: z.boolean().optional() });
export type RunRequest = z.infer<typeof runRequestSchema>;

/**
 * What a daily run will do. `live` runs start playbooks; any other only records what would have fired, so that
 * filling in history never writes to a customer.
 */
export const runPlanSchema = z.object({
  from: day,
  until: day,
  live: z.boolean(),
  /** The published workflows that the whole run goes by, whatever is published meanwhile. */
  workflowsVersion: z.string().min(1),
  sources: z.array(z.string()),
  shards: z.array(z.number().int().min(0)).min(1).max(buckets),
});
export type RunPlan = z.infer<typeof runPlanSchema>;

/** One shard of a planned run. */
export const shardTaskSchema = z.object({ plan: runPlanSchema, shard: z.number().int().min(0) });
export type ShardTask = z.infer<typeof shardTaskSchema>;

/** What Collect left behind of a source: what it delivered, or the failure that the others went on without. */
export const collectedSchema = z.object({
  source: z.string(),
  /** Rows read; none when there was nothing new. */
  rows: z.number().int().min(0).optional(),
  failure: z.object({ Error: z.string().optional(), Cause: z.string().optional() }).optional(),
});
export type Collected = z.infer<typeof collectedSchema>;
