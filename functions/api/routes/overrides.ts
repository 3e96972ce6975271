import * as z from 'zod';
import { listOverrides } from '../../../lib/usecases/list-overrides.ts';
import { overrideHealth } from '../../../lib/usecases/override-health.ts';
import { withdrawOverride } from '../../../lib/usecases/withdraw-override.ts';
import { authorOf } from '../identity.ts';
import { route } from '../route.ts';
import { id } from '../schemas/fields.ts';
import { overrideBodySchema, overrideSchema, overridesSchema, withdrawnSchema } from '../schemas/override.ts';

export const overrideRoutes = [
  route({
    method: 'GET',
    path: '/accounts/{accountId}/overrides',
    operationId: 'listOverrides',
    summary: 'What people set instead of what was computed for an account, newest first',
    access: 'viewer',
    params: z.strictObject({ accountId: id }),
    answer: { json: overridesSchema },
    bounded: 'People set them by hand, for one account.',
    run: ({ params }, ports) => listOverrides(params, ports),
  }),
  route({
    method: 'POST',
    path: '/accounts/{accountId}/overrides',
    operationId: 'overrideHealth',
    summary: 'Sets the band, the score or the points of a measure of an account, until a day',
    access: 'csm',
    params: z.strictObject({ accountId: id }),
    body: overrideBodySchema,
    answer: { json: overrideSchema },
    problems: { 404: 'There is no such account.', 409: 'No workflows are published yet.' },
    run: ({ params, body, identity }, ports) => overrideHealth({ ...params, ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/accounts/{accountId}/overrides/{overrideId}/withdraw',
    operationId: 'withdrawOverride',
    summary: 'Ends an override before its time',
    access: 'csm',
    params: z.strictObject({ accountId: id, overrideId: id }),
    body: z.strictObject({}),
    answer: { json: withdrawnSchema },
    problems: { 404: 'The account has no such override.' },
    run: ({ params, identity }, ports) => withdrawOverride({ ...params, by: authorOf(identity) }, ports),
  }),
];
