import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { identityFromClaims } from '../../../functions/api/identity.ts';
import { identityOfKey } from '../../../functions/api/identity-of-key.ts';
import { createWholeApi } from '../../../functions/api/whole-api.ts';
import { consoleSite, type Site } from '../../../lib/local/console-site.ts';
import { closeServer, listen, urlOf } from '../../../lib/local/loopback-server.ts';
import { serveHoldfast } from '../../../lib/local/open-holdfast.ts';
import { builtConsole } from '../built-console.ts';
import { findChromium } from '../chromium.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { type Issuer, openIssuer } from './issuer.ts';

/** The console as it is deployed: its files, the API and the issuer of tokens each at an address of their own. */
export type DeployedConsole = {
  url: string;
  gateway: Gateway;
  issuer: Issuer;
  /** A browser of somebody who was never here. */
  newcomer(): Promise<Page>;
  close(): Promise<void>;
};

/** Serves it for a company that has no customers yet. Close it. */
export async function openDeployedConsole(): Promise<DeployedConsole> {
  const [files, dir] = await Promise.all([builtConsole(), mkdtemp(join(tmpdir(), 'holdfast-sign-in-'))]);
  const holdfast = await serveHoldfast({ dir });
  let site: Site | undefined;
  const server = createServer((request, response) => site?.(request, response, () => response.writeHead(404).end()));
  await listen(server, 0);
  const url = urlOf(server);
  const issuer = await openIssuer(url);
  const identify = identityOfKey(holdfast.ports, identityFromClaims);
  const gateway = await openGateway(createWholeApi(holdfast.ports, { identify }), {
    ...{ issuer: issuer.url, audience: issuer.clientId, origin: url },
  });
  const config = { apiUrl: gateway.url, environment: 'test', issuer: issuer.url, clientId: issuer.clientId };
  site = consoleSite(files, { config, connect: [gateway.url, issuer.url] });
  const browser = await chromium.launch({ executablePath: findChromium() });
  return {
    ...{ url, gateway, issuer },
    newcomer: () => newcomer(browser, url),
    async close() {
      await browser.close();
      await Promise.all([gateway.close(), issuer.close(), closeServer(server), holdfast.close()]);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function newcomer(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  // The issuer's pages would have a font from elsewhere.
  await context.route('https://**', (route) => route.abort());
  return context.newPage();
}
