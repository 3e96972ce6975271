import * as z from 'zod';
import { requestPreview } from '../../../lib/usecases/previews/request-preview.ts';
import { showPreview } from '../../../lib/usecases/previews/show-preview.ts';
import { route } from '../route.ts';
import { id } from '../schemas/fields.ts';
import { mostPreviewWishBytes, previewSchema, previewWishSchema, requestedPreviewSchema } from '../schemas/preview.ts';

export const previewRoutes = [
  route({
    method: 'POST',
    path: '/previews',
    operationId: 'requestPreview',
    summary:
      'Works out what a rule, a draft or a playbook would have done on history; GET /previews/{previewId} has it',
    access: 'leader',
    body: previewWishSchema,
    mostBodyBytes: mostPreviewWishBytes,
    answer: { json: requestedPreviewSchema, status: 202 },
    problems: { 404: 'There is no such rule or playbook.', 409: 'Nothing is published yet.' },
    run: ({ body }, ports) => requestPreview(body, ports),
  }),
  route({
    method: 'GET',
    path: '/previews/{previewId}',
    operationId: 'showPreview',
    summary: 'How far a preview is, and what it found when it is done',
    access: 'leader',
    params: z.strictObject({ previewId: id }),
    answer: { json: previewSchema },
    bounded: 'The faults of one draft.',
    problems: { 404: 'There is no such preview (any more).' },
    run: ({ params }, ports) => showPreview(params, ports),
  }),
];
