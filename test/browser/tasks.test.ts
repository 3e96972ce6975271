import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleIds } from './addresses.ts';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole } from './open-console.ts';

let app: OpenedConsole;

describeInBrowser('the inbox', () => {
  beforeAll(async () => {
    app = await openConsole({ role: 'csm', person: 'andre.coleman@northgauge.example' });
  });
  afterAll(() => app?.close());

  it('is worked through by keyboard: a task is completed, and its run moves', async () => {
    const { page, holdfast } = app;
    const [task] = await holdfast.ports.tasks.open(1);
    await app.visit('/tasks?whose=all');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Complete…' }).waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog');
    const note = dialog.getByRole('textbox', { name: 'Note' });
    await note.fill('');
    // Letters that are typed are no shortcuts.
    await note.pressSequentially('jack called');
    expect(await note.inputValue()).toBe('jack called');
    await dialog.getByRole('button', { name: 'Complete' }).click();
    await page.getByText('Its playbook goes on.').waitFor();
    await app.visit(`/runs/${task?.runId}`);
    await page.getByText('Completed').first().waitFor();
    const run = await holdfast.ports.runs.find(task?.runId ?? '');
    expect(run?.state).not.toBe('running');
    expect(app.said).toEqual([]);
  });

  it('shows its keys, and gives a task to somebody', async () => {
    const { page } = app;
    await app.visit('/tasks?whose=all');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByRole('textbox', { name: 'To' }).fill('bo@us.example');
    await page.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await page.getByText('· bo').waitFor();
  });

  it('takes back that a task made by hand was done', async () => {
    const { page, holdfast } = app;
    const { accountId } = await sampleIds(holdfast.ports);
    await app.visit(`/accounts/${accountId}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Add a task' }).click();
    await page.getByRole('textbox', { name: 'What is to be done' }).fill('Send them the guide');
    await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
    await page.getByRole('region', { name: 'What we do' }).getByRole('link', { name: 'Send them the guide' }).click();
    await page.getByRole('button', { name: 'Complete…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Complete' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The task is open again.').waitFor();
  });

  it('is fully workable at 360 px', async () => {
    const small = await app.join({ role: 'csm', width: 360, height: 740 });
    await small.visit('/tasks');
    const task = small.page.locator('[data-task-row]').first();
    await task.click();
    await small.page.getByRole('button', { name: 'Complete…' }).click();
    await small.page.getByRole('dialog').getByRole('button', { name: 'Complete' }).waitFor();
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await small.page.evaluate<number>(wider)).toBeLessThanOrEqual(0);
    await small.context.close();
  });
});
