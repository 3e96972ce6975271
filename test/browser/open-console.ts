import { rm } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Role } from '../../lib/domain/people/role.ts';
import { consoleSite } from '../../lib/local/console-site.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { builtConsole } from './built-console.ts';
import { findChromium } from './chromium.ts';
import { copiedSampleFolder, sampleNow } from './sample-folder.ts';

/** Who looks, and through what. */
export type Viewing = {
  /** @default 'admin' */
  role?: Role;
  /** The e-mail address that what they do is recorded under. @default none */
  person?: string;
  /** @default 1440 */
  width?: number;
  /** @default 900 */
  height?: number;
  /** @default 'light' */
  scheme?: 'light' | 'dark';
};

/** A person's browser: their own session, on the console. `said` are the errors that its pages wrote or threw so far. */
export type Visitor = {
  page: Page;
  context: BrowserContext;
  said: string[];
  /** Goes to an address of the console and waits until nothing is loading any more. */
  visit(path: string): Promise<void>;
  /** Waits until nothing is loading any more. */
  settled(): Promise<void>;
};

export type OpenedConsole = Visitor & {
  baseURL: string;
  /** The folder that is served. */
  site: string;
  holdfast: Holdfast;
  /** The clock stands still; `holdfast.runtime.steps.advanceTo(date)` lets time pass, and playbooks go on. */
  runtime: NonNullable<Holdfast['runtime']>;
  /** Another person with a browser session of their own. */
  join(viewing?: Viewing): Promise<Visitor>;
  close(): Promise<void>;
};

/** The console on a copy of the sample company, where it is `sampleNow`, in a browser. One for each test file; close it. */
export async function openConsole(viewing: Viewing = {}): Promise<OpenedConsole> {
  const [site, dir] = await Promise.all([builtConsole(), copiedSampleFolder()]);
  const holdfast = await serveHoldfast({ dir, port: 0, speed: 'stepped', start: sampleNow, site: consoleSite(site) });
  const { runtime } = holdfast;
  if (!runtime?.apiUrl) throw new Error('Expected the runtime to serve the console; it serves nothing.');
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--force-prefers-no-reduced-motion'],
  });
  const baseURL = runtime.apiUrl;
  const visitor = await join(browser, baseURL, viewing);
  return {
    ...visitor,
    baseURL,
    site,
    holdfast,
    runtime,
    join: (other = {}) => join(browser, baseURL, other),
    async close() {
      await browser.close();
      await holdfast.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function join(
  browser: Browser,
  baseURL: string,
  { role, person, width = 1440, height = 900, scheme = 'light' }: Viewing,
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme: scheme,
    locale: 'en-US',
    timezoneId: 'UTC',
    // What moves stands where it will: pictures and checks need not wait.
    reducedMotion: 'reduce',
    extraHTTPHeaders: { ...(role && { 'x-holdfast-role': role }), ...(person && { 'x-holdfast-person': person }) },
  });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  await page.clock.setFixedTime(sampleNow);
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isOfTheHarness(message.text())) said.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => said.push(`${page.url()}: ${error.stack ?? error.message}`));
  const visitor = { page, context, said, settled: () => settled(page), visit: (path: string) => visit(page, path) };
  return visitor;
}

/** The clock that is set above is a script in every frame; those of letters run none. */
const isOfTheHarness = (text: string) => text.startsWith("Blocked script execution in 'about:srcdoc'");

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** A page has its heading, and no placeholder of what is still to come. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('main [role="status"][aria-label="Loading"]').first().waitFor({ state: 'detached' });
}
