import * as z from 'zod';
import { listImports } from '../../../lib/usecases/list-imports.ts';
import { showImport } from '../../../lib/usecases/show-import.ts';
import { route } from '../route.ts';
import { id, wholeNumber } from '../schemas/fields.ts';
import { importLineSchema, importReportSchema } from '../schemas/import.ts';

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
    summary: 'The data-quality report of an import',
    access: 'viewer',
    params: z.strictObject({ importId: id }),
    answer: { json: importReportSchema },
    problems: { 404: 'There is no such import.' },
    run: ({ params }, ports) => showImport(params, ports),
  }),
];
