import { type FoundRoute, findRoute } from '../api/find-route.ts';
import type { HttpEvent } from '../api/http-event.ts';
import type { Route } from '../api/route.ts';

/** An event whose route is known. */
export type RoutedEvent = HttpEvent & { found: FoundRoute };

/** Middleware: finds the route of the table that the event is for. */
export function matchRoute(routes: readonly Route[]) {
  return {
    before: (request: { event: HttpEvent }) => {
      const { rawPath, requestContext } = request.event;
      const found = findRoute(routes, requestContext.http.method, rawPath);
      request.event = Object.assign({}, request.event, { found });
    },
  };
}
