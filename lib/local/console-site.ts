import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { routes } from '../../functions/api/routes.ts';
import { contentPolicy } from '../domain/content-policy.ts';

/** Answers a request for a page or file of the console, or lets the next one answer. */
export type Site = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Where `npm run build:console` puts the console. */
export const consoleFolder = fileURLToPath(new URL('../../console/dist', import.meta.url));

/**
 * What the console is told first (/config.json), as a deployment writes it beside its files, and the origins beside its own that
 * it may talk to.
 */
export type SiteSettings = { config: object; connect: readonly string[] };

/** Everything is at one address, and nobody signs in. */
const LOCAL: SiteSettings = { config: { apiUrl: '/api', environment: 'local' }, connect: [] };

/** Pages of the API that a browser opens: what links in mails lead to. */
const API_PAGES = routes
  .filter(({ answer }) => 'html' in answer)
  .map(({ path }) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));

const NOT_BUILT =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>Holdfast</title>' +
  '<p>The console is not built yet. <code>npm start</code> builds it; so does <code>npm run build:console</code>.</p></html>';

/** The console's files, and its first page for every address a browser is led to; everything else is for the API. */
export function consoleSite(folder = consoleFolder, { config, connect } = LOCAL): Site {
  const setHeaders = headersOf(contentPolicy(connect));
  let files: ReturnType<typeof sirv> | undefined;
  return (request, response, next) => {
    const path = pathOf(request);
    if (!['GET', 'HEAD'].includes(request.method ?? '') || path.startsWith('/api/')) return next();
    if (path === '/config.json') return answer(response, 200, 'application/json', JSON.stringify(config));
    const isPage = isNavigation(request, path);
    if (!existsSync(`${folder}/index.html`)) {
      return isPage ? answer(response, 503, 'text/html; charset=utf-8', NOT_BUILT) : next();
    }
    files ??= sirv(folder, { etag: true, brotli: true, gzip: true, setHeaders });
    if (isPage) request.url = '/';
    files(request, response, next);
  };
}

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split('?')[0] as string;

/** A browser leads a person to an address: it asks for a page, and the address is no file. */
function isNavigation({ headers }: IncomingMessage, path: string): boolean {
  if (!headers.accept?.includes('text/html')) return false;
  return !/\.\w+$/.test(path) && !API_PAGES.some((page) => page.test(path));
}

/** As a deployment sends them; files with a hash in their name never change. */
function headersOf(policy: string) {
  const security = {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return (response: ServerResponse, path: string): void => {
    const isHashed = path.startsWith('/assets/');
    response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    for (const [name, value] of Object.entries(security)) response.setHeader(name, value);
  };
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
