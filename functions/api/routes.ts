import * as z from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { openApiDocument } from './openapi-document.ts';
import { type Route, route, type TypedRoute } from './route.ts';
import { accountPageRoutes } from './routes/account-page.ts';
import { accountRoutes } from './routes/accounts.ts';
import { companyRoutes } from './routes/company.ts';
import { deskRoutes } from './routes/desk.ts';
import { importRoutes } from './routes/imports.ts';
import { keyRoutes } from './routes/keys.ts';
import { meRoutes } from './routes/me.ts';
import { metricRoutes } from './routes/metrics.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { peopleRoutes } from './routes/people.ts';
import { portfolioRoutes } from './routes/portfolio.ts';
import { preferencesRoutes } from './routes/preferences.ts';
import { previewRoutes } from './routes/previews.ts';
import { retentionRoutes } from './routes/retention.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { riskRoutes } from './routes/risk.ts';
import { scorecardRoutes } from './routes/scorecards.ts';
import { segmentRoutes } from './routes/segments.ts';
import { serviceRoutes } from './routes/service.ts';
import { unsubscribeRoutes } from './routes/unsubscribe.ts';
import { workRoutes } from './routes/work.ts';
import { workflowRoutes } from './routes/workflows.ts';

const documentRoute = route({
  method: 'GET',
  path: '/openapi.json',
  operationId: 'showOpenApi',
  summary: 'This description of the API (OpenAPI 3.1)',
  access: 'public',
  answer: { json: z.looseObject({ openapi: z.string() }) },
  run: async () => openApi(),
});

const table = [
  ...serviceRoutes,
  ...meRoutes,
  ...accountRoutes,
  ...accountPageRoutes,
  ...portfolioRoutes,
  ...segmentRoutes,
  ...riskRoutes,
  ...overrideRoutes,
  ...workRoutes,
  ...workflowRoutes,
  ...deskRoutes,
  ...importRoutes,
  ...metricRoutes,
  ...scorecardRoutes,
  ...previewRoutes,
  ...companyRoutes,
  ...peopleRoutes,
  ...keyRoutes,
  ...retentionRoutes,
  ...reviewRoutes,
  ...unsubscribeRoutes,
  ...preferencesRoutes,
  documentRoute,
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
