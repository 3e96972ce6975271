import * as z from 'zod';
import { day } from './fields.ts';
import { roleSchema } from './person.ts';

const instant = z.iso.datetime();

/** A key of a program. Its token is told once, when it is made. */
export const keySchema = z
  .object({
    keyId: z.string(),
    name: z.string(),
    role: roleSchema,
    createdAt: instant,
    createdBy: z.string(),
    lastDay: day.optional().describe('The last day it is good for (UTC).'),
    usedDay: day.optional().describe('The last day it was used (UTC); absent until it is.'),
    revokedAt: instant.optional(),
    revokedBy: z.string().optional(),
    good: z.boolean().describe('It may be used today.'),
  })
  .meta({ id: 'ApiKey' });

export const keyWishSchema = z.strictObject({
  name: z.string().trim().min(1).max(80).describe('What it is for.'),
  role: roleSchema,
  lastDay: day.optional().describe('The last day it is good for; until it is revoked unless given.'),
});

export const madeKeySchema = z.object({
  key: keySchema,
  token: z.string().describe('Send it as `Authorization: Bearer …`. It is told here and never again.'),
});
