import * as z from 'zod';
import { personStates } from '../../../lib/domain/people/person.ts';
import { roles } from '../../../lib/domain/people/role.ts';

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
    brand: z
      .object({ company: z.string(), colour: z.string().optional(), logo: z.string().optional() })
      .optional()
      .describe('What the company looks like, where its settings say.'),
  })
  .meta({ id: 'Me' });

const address = z.email().max(254).describe('An e-mail address.');

/** Somebody who may sign in. */
export const personSchema = z
  .object({
    personId: z.string(),
    address: z.string(),
    role: roleSchema.optional().describe('Absent: they can sign in, and may do nothing.'),
    state: z.enum(personStates).describe('invited: they have not signed in yet; disabled: they cannot.'),
    invitedAt: z.iso.datetime(),
  })
  .meta({ id: 'Person' });

export const peopleSchema = z.object({
  keptHere: z
    .boolean()
    .describe("false: the company's own identity provider has the people, and they are changed there."),
  people: z.array(personSchema),
});

export const invitationSchema = z.strictObject({ address, role: roleSchema });
export const newRoleSchema = z.strictObject({ role: roleSchema });
