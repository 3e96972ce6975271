import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole } from './open-console.ts';

describeInBrowser('the reports on retention', () => {
  let app: OpenedConsole;
  beforeAll(async () => {
    app = await openConsole({ role: 'leader', person: 'ada@us.example' });
  });
  afterAll(() => app?.close());

  it('say why customers left, with what speaks for it, and keep what is chosen in the address', async () => {
    const { page, visit, settled, said } = app;
    await visit('/retention/cancellations');
    await page.getByRole('heading', { level: 2, name: 'Why, by month' }).waitFor();
    await page.getByRole('list', { name: 'Customers lost by reason' }).getByText('Never implemented').click();
    await page.waitForURL(/reason=never-implemented/);
    const first = page.getByRole('region', { name: 'One by one' }).locator('button[aria-controls]').first();
    await first.click();
    await page.getByText('What speaks for it').first().waitFor();
    await page
      .getByText(/Not reached: /)
      .first()
      .waitFor();
    await page.getByLabel('Months').selectOption('24');
    await page.waitForURL(/months=24/);
    await settled();
    expect(new URL(page.url()).searchParams.get('reason')).toBe('never-implemented');
    expect(said).toEqual([]);
  });

  it('say what a figure is, and how to get the same number', async () => {
    const { page, visit } = app;
    await visit('/retention/cohorts');
    await page.getByRole('button', { name: 'What is: Net revenue retention' }).click();
    await page
      .getByRole('dialog')
      .getByText(/of the same customers/)
      .waitFor();
    await page
      .getByRole('dialog')
      .getByText(/holdfast company --month/)
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('have every picture as a table, which is exported', async () => {
    const { page, visit } = app;
    await visit('/retention/unused');
    const list = page.getByRole('region', { name: 'The most money first' });
    await list.getByRole('button', { name: 'Table' }).click();
    const download = page.waitForEvent('download');
    await list.getByRole('button', { name: 'Export CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('unused-subscriptions.csv');
    expect(await readFile(await file.path(), 'utf8')).toContain('A first word');
  });

  it('show what is to renew, month by month', async () => {
    const { page, visit } = app;
    await visit('/retention/renewals');
    const months = page.getByRole('list', { name: 'Expected to renew, by month' }).getByRole('listitem');
    expect(await months.count()).toBe(6);
    await visit('/retention/renewals?months=3');
    expect(await months.count()).toBe(3);
  });

  it('compare channels and cohorts', async () => {
    await app.visit('/retention/unit-economics');
    await app.page.getByRole('list', { name: 'Months until a customer is paid back, by channel' }).waitFor();
    await app.page
      .getByText(/profitable in month/)
      .first()
      .waitFor();
  });
});
