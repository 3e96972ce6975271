import * as z from 'zod';
import { listImports } from '../../../lib/usecases/list-imports.ts';
import { listSources } from '../../../lib/usecases/list-sources.ts';
import { requestImport } from '../../../lib/usecases/request-import.ts';
import { requestUploads } from '../../../lib/usecases/request-uploads.ts';
import { showImport } from '../../../lib/usecases/show-import.ts';
import { authorOf } from '../identity.ts';
import { route } from '../route.ts';
import { day, id, wholeNumber } from '../schemas/fields.ts';
import { importLineSchema, requestedImportSchema, shownImportSchema, sourceLineSchema } from '../schemas/import.ts';
import { importWishSchema, mostImportWishBytes, uploadsSchema, uploadsWishSchema } from '../schemas/upload.ts';

export const importRoutes = [
  route({
    method: 'GET',
    path: '/imports',
    operationId: 'listImports',
    summary: 'The newest imports',
    access: 'viewer',
    query: z.strictObject({
      source: z.string().min(1).max(60).optional(),
      limit: wholeNumber(1, 200).default(20).describe('How many at most.'),
    }),
    answer: { json: z.object({ imports: z.array(importLineSchema) }) },
    run: ({ query }, ports) => listImports(query, ports),
  }),
  route({
    method: 'GET',
    path: '/imports/{importId}',
    operationId: 'showImport',
    summary: 'How far an import is, its data-quality report when it is done, its faults when it was refused',
    access: 'viewer',
    params: z.strictObject({ importId: id }),
    answer: { json: shownImportSchema },
    bounded: 'The first faults and rejected rows are told.',
    problems: { 404: 'There is no such import.' },
    run: ({ params }, ports) => showImport(params, ports),
  }),
  route({
    method: 'POST',
    path: '/imports',
    operationId: 'requestImport',
    summary: 'Imports the uploaded files of a source; GET /imports/{importId} tells how far it is',
    access: 'admin',
    body: importWishSchema,
    mostBodyBytes: mostImportWishBytes,
    answer: { json: requestedImportSchema, status: 202 },
    problems: { 409: 'Another import has this id.' },
    run: ({ body, identity }, ports) => requestImport({ ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/uploads',
    operationId: 'requestUploads',
    summary: 'Addresses to PUT the files of a source at, each for one file of one length, for an hour',
    access: 'admin',
    body: uploadsWishSchema,
    answer: { json: uploadsSchema },
    run: ({ body }, ports) => requestUploads(body, ports),
  }),
  route({
    method: 'GET',
    path: '/sources',
    operationId: 'listSources',
    summary: 'The sources that daily runs collect, where they stand and what they feed',
    access: 'viewer',
    answer: { json: z.object({ day: day.optional(), sources: z.array(sourceLineSchema) }) },
    bounded: 'One line for each source that the company connected.',
    run: (_, ports) => listSources({}, ports),
  }),
];
