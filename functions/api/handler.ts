import type { ApiPorts } from './api-ports.ts';
import { routes } from './routes.ts';
import { type ApiHandler, type ApiOptions, serveRoutes } from './serve-routes.ts';

/** The API: triggered by API Gateway (HTTP API, payload 2.0), or by the embedded server with the same events. */
export function createHandler(ports: ApiPorts, options: ApiOptions): ApiHandler {
  return serveRoutes(routes, ports, options);
}
