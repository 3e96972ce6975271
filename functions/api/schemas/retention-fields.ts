import * as z from 'zod';
import { day, month } from './fields.ts';

export const count = z.int().min(0);
export const share = z.number().describe('A share of 1.');
export const money = z.number().describe('In the currency, a month.');
export const inCurrency = z.object({ currency: z.string(), mrr: money });
export const account = { accountId: z.string(), name: z.string().optional(), owner: z.string().optional() };

const definitions = z
  .array(
    z.object({
      metric: z.string(),
      label: z.string(),
      unit: z.enum(['share', 'money', 'months', 'days', 'count']),
      definition: z.string(),
      query: z.string().describe('A command that prints the same number.'),
    }),
  )
  .describe('What each figure is.');
export const choices = z
  .object({
    size: z.array(z.string()),
    plan: z.array(z.string()),
    csm: z.array(z.string()),
    channel: z.array(z.string()),
  })
  .describe('What accounts can be told apart by.');
export const about = { day: day.describe('The last judged day: what is told is as of it.'), definitions };
export const period = z.object({ from: month, until: month });
