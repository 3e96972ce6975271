import packageJson from '../../package.json' with { type: 'json' };
import { coreRoutes } from './core-routes.ts';
import { openApiDocument } from './openapi-document.ts';
import type { Route, TypedRoute } from './route.ts';
import { documentRoute } from './routes/document.ts';
import { previewRoutes } from './routes/previews.ts';
import { retentionRoutes } from './routes/retention.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { workflowRoutes } from './routes/workflows.ts';

const table = [
  ...coreRoutes,
  ...workflowRoutes,
  ...previewRoutes,
  ...retentionRoutes,
  ...reviewRoutes,
  documentRoute(async () => openApi()),
];

/** Every operation of the API. The router, the OpenAPI document and the checks all walk this table. */
export const routes: readonly Route[] = table;

/** What each operation is given and answers, by its operationId; the console's client is typed by it. */
export type Api = {
  [R in (typeof table)[number] as R['operationId']]: R extends TypedRoute<string, infer D> ? D : never;
};

let document: ReturnType<typeof openApiDocument> | undefined;

/** The OpenAPI document of the whole table, made once. */
export function openApi() {
  document ??= openApiDocument(routes, packageJson.version);
  return document;
}
