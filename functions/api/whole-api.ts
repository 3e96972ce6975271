import type { ApiPorts } from './api-ports.ts';
import { routes } from './routes.ts';
import { type ApiHandler, type ApiOptions, serveRoutes } from './serve-routes.ts';

/** All of the API in one, as the embedded server has it; a deployment shares it out among the functions whose names begin with `api`. */
export function createWholeApi(ports: ApiPorts, options: ApiOptions): ApiHandler {
  return serveRoutes(routes, ports, options);
}
