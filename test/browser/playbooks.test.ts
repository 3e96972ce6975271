import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole } from './open-console.ts';

let app: OpenedConsole;

describeInBrowser('a playbook in the console', () => {
  beforeAll(async () => {
    app = await openConsole({ role: 'leader', person: 'cleo@us.example' });
  });
  afterAll(() => app?.close());

  it('is tried on a customer who is found by name, and a link shows the same to a colleague', async () => {
    const { page } = app;
    await app.visit('/accounts');
    const name = await page.getByRole('grid', { name: 'Accounts' }).getByRole('link').first().innerText();
    await app.visit('/playbooks/onboarding-nudge');
    await page.getByRole('combobox', { name: 'Account' }).fill(name);
    await page.getByRole('option', { name }).click();
    const told = page.getByRole('region', { name: 'What would happen' });
    await told.getByText(/Nothing was sent or kept/).waitFor();
    await app.visit(new URL(page.url()).pathname + new URL(page.url()).search);
    await told.getByText(/Nothing was sent or kept/).waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: 'Account' }).inputValue()).toBe(name);
    expect(app.said).toEqual([]);
  });
});
