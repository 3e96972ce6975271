import type { IncomingHttpHeaders } from 'node:http';

/** Requests with these methods change nothing. */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * True when a page of another site had the browser send a request that may change something. Browsers say where a
 * request comes from (`sec-fetch-site`, and `origin` the older ones); a program that is no browser says neither.
 */
export function isActOfAnotherSite(method: string, headers: IncomingHttpHeaders): boolean {
  if (SAFE.includes(method)) return false;
  const site = headers['sec-fetch-site'];
  // `none` is the person themselves: an address typed, a form sent again.
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.origin !== undefined && hostOf(headers.origin) !== headers.host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
