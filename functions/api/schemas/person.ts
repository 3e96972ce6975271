import * as z from 'zod';
import { roles } from '../identity.ts';

/** A role of the API. */
export const roleSchema = z
  .enum(roles)
  .meta({ id: 'Role', description: 'From least to most: each may do everything the ones before it may.' });

/** Who is asking, as the API knows them. */
export const meSchema = z
  .object({
    subject: z.string().describe('What the identity provider calls them, for good; `local` on one machine.'),
    name: z.string().optional().describe('The e-mail address that what they do is recorded under, where it is known.'),
    role: roleSchema,
    roles: z.array(roleSchema).describe('Those they may take: more than one only on one machine.'),
  })
  .meta({ id: 'Me' });
