import * as z from 'zod';

/** A figure with how far it may be off. */
export const estimateSchema = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Estimate', description: 'A figure with its 95 % interval, resampled by account.' });
