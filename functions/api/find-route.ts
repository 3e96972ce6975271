import { RequestRefused } from './errors.ts';
import type { Route } from './route.ts';

export type FoundRoute = { route: Route; params: Record<string, string> };

/**
 * The route for a method and path, with the path's parameters decoded. HEAD is answered as GET.
 * Refuses with 404 when no route has the path, and with 405, naming what is allowed, when none has the method.
 */
export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute {
  const segments = segmentsOf(path);
  const here = routes.flatMap((route) => {
    const params = paramsOf(segmentsOf(route.path), segments);
    return params ? [{ route, params }] : [];
  });
  if (here.length === 0)
    throw new RequestRefused(404, 'There is nothing at this address. /openapi.json lists what there is.');
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = here.find(({ route }) => route.method === wanted);
  if (found) return found;
  const allow = [...new Set(here.map(({ route }) => route.method))].join(', ');
  throw new RequestRefused(405, `This address takes ${allow}, not ${method}.`, { headers: { allow } });
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment, index, all) => segment !== '' || (index > 0 && index < all.length - 1));
}

function paramsOf(pattern: string[], segments: string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] as string;
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name) params[name] = decoded(given);
    else if (expected !== given) return undefined;
  }
  return params;
}

/** API Gateway hands over paths decoded, other servers do not: a text that is no percent encoding stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
