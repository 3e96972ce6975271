import * as z from 'zod';
import { createApiKey } from '../../../lib/usecases/create-api-key.ts';
import { listApiKeys } from '../../../lib/usecases/list-api-keys.ts';
import { revokeApiKey } from '../../../lib/usecases/revoke-api-key.ts';
import { asPerson } from '../as-person.ts';
import { authorOf } from '../identity.ts';
import { route } from '../route.ts';
import { id } from '../schemas/fields.ts';
import { keySchema, keyWishSchema, madeKeySchema } from '../schemas/key.ts';

export const keyRoutes = [
  route({
    method: 'GET',
    path: '/keys',
    operationId: 'listApiKeys',
    summary: 'The keys of programs, newest first; revoked ones too',
    access: 'admin',
    answer: { json: z.object({ keys: z.array(keySchema) }) },
    bounded: 'At most fifty are good at a time, and the newest two hundred are told.',
    run: async (_, ports) => ({ keys: await listApiKeys({}, ports) }),
  }),
  route({
    method: 'POST',
    path: '/keys',
    operationId: 'createApiKey',
    summary: 'Makes a key for a program, and tells its token: once',
    access: 'admin',
    body: keyWishSchema,
    answer: { json: madeKeySchema },
    problems: { 409: 'There are as many keys as there may be, or its last day is over.' },
    run: async ({ body, identity }, ports) => {
      const { key, token } = await createApiKey({ ...body, by: authorOf(identity) }, asPerson(identity, ports));
      return { key: { ...key, good: true }, token };
    },
  }),
  route({
    method: 'POST',
    path: '/keys/{keyId}/revoke',
    operationId: 'revokeApiKey',
    summary: 'Ends a key at once, for good',
    access: 'admin',
    params: z.strictObject({ keyId: id }),
    body: z.strictObject({}),
    answer: { json: z.object({ done: z.literal(true) }) },
    problems: { 404: 'There is no such key that could still be revoked.' },
    run: async ({ params, identity }, ports) => {
      await revokeApiKey({ ...params, by: authorOf(identity) }, asPerson(identity, ports));
      return { done: true as const };
    },
  }),
];
