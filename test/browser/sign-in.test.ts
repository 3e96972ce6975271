import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { type DeployedConsole, openDeployedConsole } from './sign-in/open-deployed-console.ts';

const LEADER = 'lea@northgauge.example';
const NOBODY = 'new@northgauge.example';
const DEEP = '/accounts?band=red&sort=score';
const HOUR_MS = 3_600_000;

let app: DeployedConsole;

/** Signs in on the pages of the issuer. */
async function signIn(page: Page, address: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(address);
  await page.getByPlaceholder('and password').fill('secret');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Somebody who signed in, on a page of the console. */
async function signedIn(address = LEADER, path = '/tasks'): Promise<Page> {
  const page = await app.newcomer();
  await page.goto(path);
  await signIn(page, address);
  await page.waitForURL(`${app.url}${path}`);
  await page.getByRole('button', { name: `You are ${address}` }).waitFor();
  return page;
}

/** The token that the next request to the API carries, after `act`. */
async function tokenAfter(page: Page, act: () => Promise<unknown>): Promise<string> {
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.url().startsWith(app.gateway.url) && one.method() === 'GET'),
    act(),
  ]);
  return (await request.headerValue('authorization')) ?? '';
}

const toAccounts = (page: Page) => page.getByRole('link', { name: 'Accounts', exact: true }).click();

describeInBrowser('signing in to a deployed console', () => {
  beforeAll(async () => {
    app = await openDeployedConsole();
  });
  afterAll(() => app?.close());
  beforeEach(() => {
    app.issuer.members.clear();
    app.issuer.members.set(LEADER, ['csm', 'leader']).set(NOBODY, []);
    Object.assign(app.issuer, { isUp: true, renews: true });
    app.issuer.grants.length = 0;
  });

  it('leads to the page that was asked for, in the role that the token tells', async () => {
    const page = await signedIn(LEADER, DEEP);
    await heading(page, 'Accounts').waitFor();
    await page.getByRole('button', { name: `You are ${LEADER}, Leader` }).waitFor();
    await page.getByRole('link', { name: 'Settings' }).waitFor();
    expect(new URL(page.url()).search).toBe('?band=red&sort=score');
    await page.reload();
    await page.getByRole('button', { name: `You are ${LEADER}, Leader` }).waitFor();
  });

  it('tells a person without a role what to do', async () => {
    const page = await app.newcomer();
    await page.goto('/tasks');
    await signIn(page, NOBODY);
    await page.getByText('Ask an administrator of Holdfast to give you a role').first().waitFor();
  });

  it('renews the token before it ends, and nobody notices', async () => {
    const page = await app.newcomer();
    await page.clock.install();
    await page.goto('/tasks');
    await signIn(page, LEADER);
    await heading(page, 'Tasks').waitFor();
    const former = await tokenAfter(page, () => toAccounts(page));
    await page.clock.fastForward(HOUR_MS - 30_000);
    await expect.poll(() => app.issuer.grants).toEqual(['authorization_code', 'refresh_token']);
    await page.clock.fastForward(60_000);
    const renewed = await tokenAfter(page, () => page.getByRole('link', { name: 'Renewals' }).click());
    expect(renewed).not.toBe(former);
    expect(await page.getByText('Your session has ended').count()).toBe(0);
  });

  it('renews a token that the API takes for ended, and asks again', async () => {
    const page = await signedIn();
    app.gateway.endTokens();
    const answered = page.waitForResponse((one) => one.url().startsWith(app.gateway.url) && one.status() === 200);
    await toAccounts(page);
    await answered;
    await expect.poll(() => app.issuer.grants).toContain('refresh_token');
    expect(await page.getByText('Your session has ended').count()).toBe(0);
  });

  it('says when a session has ended, and leads back to the same page', async () => {
    const page = await signedIn();
    app.issuer.renews = false;
    app.gateway.endTokens();
    await toAccounts(page);
    const again = page.getByRole('button', { name: 'Sign in again' });
    await again.waitFor();
    await again.click();
    await page.waitForURL(`${app.url}/accounts`);
    await page.getByRole('button', { name: `You are ${LEADER}, Leader` }).waitFor();
  });

  it('ends with signing out, after which nobody is led in again unasked', async () => {
    const page = await signedIn();
    await page.getByRole('button', { name: `You are ${LEADER}` }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await heading(page, 'You are signed out').waitFor();
    expect((await new AxeBuilder({ page: page as never }).analyze()).violations).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('id_token');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByPlaceholder('Enter any login').waitFor();
  });

  it('says that the issuer refused, in its words, and does not ask it over and over', async () => {
    const page = await app.newcomer();
    await page.goto(DEEP);
    await page.getByText('[ Cancel ]').click();
    await heading(page, 'You were not signed in').waitFor();
    await page.getByText('End-User aborted interaction').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await signIn(page, LEADER);
    await page.waitForURL(`${app.url}${DEEP}`);
  });

  it('says that the issuer cannot be reached, and goes on when it can', async () => {
    app.issuer.isUp = false;
    const page = await app.newcomer();
    await page.goto(DEEP);
    await heading(page, 'Nobody can sign in right now').waitFor();
    await page.getByText(new URL(app.issuer.url).host).waitFor();
    app.issuer.isUp = true;
    await page.getByRole('button', { name: 'Try again' }).click();
    await signIn(page, LEADER);
    await page.waitForURL(`${app.url}${DEEP}`);
  });
});
