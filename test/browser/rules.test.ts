import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole } from './open-console.ts';
import { sampleNow } from './sample-folder.ts';

let app: OpenedConsole;

describeInBrowser('the rules in the console', () => {
  beforeAll(async () => {
    app = await openConsole({ role: 'leader', person: 'lea@northgauge.example' });
    // The sample company published its workflows in this very moment.
    await app.runtime.steps?.advanceTo(new Date(sampleNow.getTime() + 60_000));
  });
  afterAll(() => app?.close());

  const bar = () => app.page.getByRole('region', { name: 'Draft' });

  it('are changed by a leader, tried on history, and published', async () => {
    const { page } = app;
    await app.visit('/rules/usage-fading');
    const limit = page.getByLabel('Compared with').first();
    await limit.waitFor({ timeout: 60_000 });
    await limit.fill('250');
    await bar().getByText('no faults').waitFor();
    await page.getByRole('button', { name: 'Try on history' }).click();
    await page.getByText('Right about').first().waitFor({ timeout: 90_000 });
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await app.settled();
    await bar().getByRole('button', { name: 'See the changes and publish' }).click();
    const dialog = page.getByRole('dialog', { name: 'What you change' });
    await dialog.getByText('events_90d >= 250').waitFor();
    const publish = dialog.getByRole('button', { name: 'Publish' });
    expect(await publish.isDisabled()).toBe(true);
    await dialog.getByLabel('What changes, and why').fill('Only who used it a lot');
    await publish.click();
    await bar().waitFor({ state: 'detached' });
    const { workflows } = app.holdfast.ports;
    const [published] = await workflows.history(1);
    const why = { by: 'lea@northgauge.example', message: 'Only who used it a lot', from: 'console' };
    expect(published).toMatchObject(why);
    const text = (await workflows.files(published?.version ?? ''))?.['rules.yaml'];
    expect(text).toContain('events_90d >= 250');
    expect(text).toContain('# Executives are for the larger half of the customers');
  });

  it('say where a fault is while somebody writes, and are not published with one', async () => {
    const { page } = app;
    await app.visit('/rules?as=text');
    await page.getByRole('textbox', { name: 'rules.yaml, as text' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('  - { id: mine, label: Mine, when: logn_28d > 1, severity: info }');
    await bar().getByRole('button', { name: '1 fault' }).click();
    await page.getByText('there is no metric or variable "logn_28d"').first().waitFor();
    await page.keyboard.press('Escape');
    await bar().getByRole('button', { name: 'Discard' }).click();
    await bar().waitFor({ state: 'detached' });
  });

  it('go back to what was published before', async () => {
    const { page } = app;
    await app.visit('/rules?history=all');
    const history = page.getByRole('dialog', { name: 'What was published' });
    await history.getByText('Only who used it a lot').first().waitFor();
    await history.getByRole('button', { name: 'Back to this…' }).first().click();
    await history.getByRole('button', { name: 'Publish this version again' }).click();
    await page.getByText('Published again.').waitFor();
    const [published] = await app.holdfast.ports.workflows.history(1);
    expect(published?.message).toMatch(/^Back to what was published/);
  });

  it.each(['viewer', 'csm'] as const)('are read by a %s, who cannot change them', async (role) => {
    const { page, visit, context } = await app.join({ role });
    await visit('/rules/usage-fading');
    await page.getByText('in 90 days is at least').first().waitFor();
    expect(await page.getByLabel('Compared with').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Take this rule away' }).count()).toBe(0);
    await context.close();
  });
});
