import { type FoundRoute, findRoute } from '../api/find-route.ts';
import type { HttpEvent } from '../api/http-event.ts';
import type { Route } from '../api/route.ts';

/** An event whose route is known. */
export type RoutedEvent = HttpEvent & { found: FoundRoute };

/** What API keys are sent below: API Gateway lets these addresses through without a token of a person, and the function asks for the key. */
const WITH_KEY = /^\/with-key\//;

/** Middleware: finds the route of the table that the event is for. */
export function matchRoute(routes: readonly Route[]) {
  return {
    before: (request: { event: HttpEvent }) => {
      const { rawPath, requestContext } = request.event;
      const found = findRoute(routes, requestContext.http.method, rawPath.replace(WITH_KEY, '/'));
      request.event = Object.assign({}, request.event, { found });
    },
  };
}
