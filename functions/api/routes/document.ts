import * as z from 'zod';
import { route } from '../route.ts';

/** The description of the API; `describe` gives it. */
export const documentRoute = (describe: () => Promise<object>) =>
  route({
    method: 'GET',
    path: '/openapi.json',
    operationId: 'showOpenApi',
    summary: 'This description of the API (OpenAPI 3.1)',
    access: 'public',
    answer: { json: z.looseObject({ openapi: z.string() }) },
    run: async () => (await describe()) as { openapi: string },
  });
