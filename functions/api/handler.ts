import type { ApiPorts } from './api-ports.ts';
import { coreRoutes } from './core-routes.ts';
import { documentRoute } from './routes/document.ts';
import { type ApiHandler, type ApiOptions, serveRoutes } from './serve-routes.ts';

/** `describe` gives the OpenAPI document of the whole API. */
type CoreOptions = ApiOptions & { describe: () => Promise<object> };

/** The API, but for what functions of their own answer: triggered by API Gateway (HTTP API, payload 2.0). */
export function createHandler(ports: ApiPorts, { describe, ...options }: CoreOptions): ApiHandler {
  return serveRoutes([...coreRoutes, documentRoute(describe)], ports, options);
}
