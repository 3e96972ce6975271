import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole } from './open-console.ts';

let app: OpenedConsole;

describeInBrowser('the portfolio', () => {
  beforeAll(async () => {
    app = await openConsole({ role: 'csm', person: 'beth@us.example' });
  });
  afterAll(() => app?.close());

  it('leads to the riskiest account, and its page says why', async () => {
    const { page } = app;
    await app.visit('/');
    const atRisk = page.getByRole('link', { name: /At risk/ }).first();
    const count = Number((await atRisk.innerText()).match(/\n\s*(\d+)/)?.[1]);
    await atRisk.click();
    const grid = page.getByRole('grid', { name: 'Accounts' });
    await grid.waitFor();
    await page.getByText(new RegExp(`^${count} accounts? as of`)).waitFor();
    const first = grid.getByRole('row').nth(1);
    const name = await first.getByRole('link').innerText();
    const why = await first.getByRole('gridcell').nth(4).innerText();
    expect(await first.innerText()).toContain('Red');
    // The first arrow goes from the first row, where the focus is, to the second: and back.
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText(why.replace(/…$/, '')).first().waitFor();
    await page.goBack();
    await grid.waitFor();
    expect(new URL(page.url()).searchParams.get('band')).toBe('red');
    expect(app.said).toEqual([]);
  });

  it('opens the list behind a month of renewals and behind a milestone', async () => {
    const { page } = app;
    await app.visit('/');
    await page.getByRole('link', { name: /^Signed up/ }).click();
    await page.getByText(/\d+ accounts as of/).waitFor();
    expect(new URL(page.url()).searchParams.get('signedUpWithin')).toBe('90');
    await page.goBack();
    await page.getByRole('group', { name: 'Renewals by month and band' }).getByRole('link').nth(1).click();
    await page.getByText(/Renews in/).waitFor();
  });
});

describeInBrowser('accounts', () => {
  beforeAll(async () => {
    app = await openConsole({ role: 'csm', person: 'beth@us.example' });
  });
  afterAll(() => app?.close());

  it('are found by a condition, which is saved, and lead to a file of what is shown', async () => {
    const { page } = app;
    await app.visit(`/accounts?where=${encodeURIComponent('health.band == "red"')}`);
    const standing = page.getByText(/^\d+ accounts? as of/);
    await standing.waitFor();
    const total = Number.parseInt(await standing.innerText(), 10);
    await page.getByRole('button', { name: 'Change or save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`${total} customers fit`).waitFor();
    await dialog.getByLabel('Name', { exact: true }).fill('In the red');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'In the red', exact: true }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export CSV' }).click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(total + 1);
    expect(lines[0]).toContain('Account,Health');
  });

  it('are where they were for whoever comes back from one of them', async () => {
    const { page } = app;
    await app.visit('/accounts?band=green');
    const grid = page.getByRole('grid', { name: 'Accounts' });
    const place = () => grid.evaluate((element) => Math.round(element.scrollTop));
    await page.getByText(/^\d+ accounts as of/).waitFor();
    await expect.poll(() => grid.evaluate((element) => element.scrollHeight)).toBeGreaterThan(3000);
    await grid.evaluate((element) => element.scrollTo({ top: 1500 }));
    const link = grid.getByRole('link').nth(12);
    const name = await link.innerText();
    const left = await place();
    await link.click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goBack();
    await grid.getByRole('link', { name, exact: true }).waitFor();
    expect(await place()).toBe(left);
    // Another list is read from its top.
    await page.getByRole('columnheader', { name: /MRR/ }).getByRole('button').click();
    await expect.poll(place).toBe(0);
  });

  it('are all there again for whoever asked for what nobody is', async () => {
    const { page } = app;
    await app.visit('/accounts?band=green&text=nobody+is+called+this');
    await page.getByRole('heading', { name: 'No account fits' }).waitFor();
    await page.getByRole('button', { name: 'Show all accounts' }).click();
    await page.getByRole('grid', { name: 'Accounts' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    await expect(page.getByLabel('Search accounts').inputValue()).resolves.toBe('');
  });

  it('are given a task, several at once', async () => {
    const { page } = app;
    await app.visit('/accounts');
    const grid = page.getByRole('grid', { name: 'Accounts' });
    await grid.focus();
    for (const key of [' ', 'ArrowDown', ' ']) await page.keyboard.press(key);
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Add a task' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/What to do/).fill('Ask how the quarter went');
    await dialog.getByRole('button', { name: 'Add a task' }).click();
    await dialog.getByText(/^done for 2 of 2/).waitFor();
    const { tasks } = app.holdfast.ports;
    const added = (await tasks.open(500)).filter(({ title }) => title === 'Ask how the quarter went');
    expect(new Set(added.map(({ accountId }) => accountId)).size).toBe(2);
  });
});
