import * as z from 'zod';
import { deleteSegment } from '../../../lib/usecases/delete-segment.ts';
import { listSegments } from '../../../lib/usecases/list-segments.ts';
import { matchAccounts } from '../../../lib/usecases/match-accounts.ts';
import { saveSegment } from '../../../lib/usecases/save-segment.ts';
import { authorOf } from '../identity.ts';
import { route } from '../route.ts';
import { id } from '../schemas/fields.ts';
import { condition, matchesSchema, segmentBodySchema, segmentSchema, segmentsSchema } from '../schemas/segment.ts';

export const segmentRoutes = [
  route({
    method: 'GET',
    path: '/segments',
    operationId: 'listSegments',
    summary: 'The saved segments, by name',
    access: 'viewer',
    answer: { json: segmentsSchema },
    bounded: 'There are 200 segments at most.',
    run: (_, ports) => listSegments({}, ports),
  }),
  route({
    method: 'GET',
    path: '/segments/matches',
    operationId: 'matchAccounts',
    summary:
      'Which accounts a condition, or a segment, holds for on the latest day; what is wrong with it is answered too',
    access: 'viewer',
    query: z.strictObject({ where: condition.optional(), segment: id.optional().describe('A saved segment.') }),
    answer: { json: matchesSchema },
    bounded: 'It answers ids alone, one for each account.',
    problems: { 404: 'There is no such segment.', 409: 'No workflows are published yet.' },
    run: ({ query }, ports) => matchAccounts(query, ports),
  }),
  route({
    method: 'POST',
    path: '/segments',
    operationId: 'saveSegment',
    summary: 'Keeps a condition under a name, for everybody',
    access: 'csm',
    body: segmentBodySchema,
    answer: { json: segmentSchema },
    problems: { 409: 'Another segment has this name, or no workflows are published yet.' },
    run: ({ body, identity }, ports) => saveSegment({ ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/segments/{segmentId}/delete',
    operationId: 'deleteSegment',
    summary: 'Deletes a segment, for everybody; saving it again under its id brings it back',
    access: 'csm',
    params: z.strictObject({ segmentId: id }),
    body: z.strictObject({}),
    answer: { json: z.object({ segmentId: z.string() }) },
    run: ({ params }, ports) => deleteSegment(params, ports),
  }),
];
