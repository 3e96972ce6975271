import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleIds } from './addresses.ts';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole } from './open-console.ts';

const HOUR = 3_600_000;

let app: OpenedConsole;
let accountId: string;

describeInBrowser('the page of an account', () => {
  beforeAll(async () => {
    app = await openConsole({ role: 'csm', person: 'beth@us.example' });
    accountId = (await sampleIds(app.holdfast.ports)).accountId ?? '';
  });
  afterAll(() => app?.close());

  it('says how the riskiest account is, why, and what its numbers are beside those of its peers', async () => {
    const { page } = app;
    await app.visit(`/accounts/${accountId}`);
    await page
      .getByRole('region', { name: 'Why this score' })
      .getByText(/of 100 by the scorecard/)
      .waitFor();
    const { value, reason } = await worstPart();
    expect([value, reason.length > 0]).toEqual([expect.stringMatching(/^0 of /), true]);
    await page.getByRole('tab', { name: 'Metrics' }).click();
    await page
      .getByRole('img', { name: /half of their peers between/ })
      .first()
      .waitFor();
    expect(new URL(page.url()).searchParams.get('tab')).toBe('metrics');
    await page.goBack();
    await page.getByRole('region', { name: 'Why this score' }).waitFor();
  });

  it('starts a playbook, whose mail is in the Outbox as its reader saw it', async () => {
    const { page, runtime } = app;
    await app.visit(`/accounts/${accountId}`);
    await page.getByRole('button', { name: 'Start a playbook' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start a playbook' });
    await dialog.getByRole('radio', { name: /finish the set-up/ }).check();
    await dialog.getByRole('button', { name: 'See what would happen' }).click();
    const trial = dialog.getByRole('region', { name: 'What would happen' });
    await trial
      .getByText(/^Would (go to|be held)/)
      .first()
      .waitFor();
    await trial.getByText(/^In the inbox of .*taken to be done/).waitFor();
    await trial.getByText('Tasks not done').click();
    await trial.getByText(/^In the inbox of .*given up/).waitFor();
    await trial
      .getByRole('button', { name: /^Read “/ })
      .first()
      .click();
    expect(await trial.locator('iframe').getAttribute('sandbox')).toBe('');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('They asked for a hand with the set-up');
    await dialog.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('link', { name: /follow it/ }).click();
    await page.getByRole('heading', { level: 1, name: /finish the set-up/ }).waitFor();
    await runtime.steps?.advanceTo(new Date(runtime.clock.now().getTime() + HOUR));
    await app.visit(page.url());
    await page.getByText('They asked for a hand with the set-up').waitFor();
    await page.getByRole('region', { name: 'Step by step' }).getByRole('link').first().click();
    await page.getByRole('region', { name: 'Where it stands' }).waitFor();
    const letter = page.locator('iframe');
    expect(await letter.getAttribute('srcdoc')).toContain('only-in-the-mail-itself');
    expect(await letter.getAttribute('sandbox')).toBe('');
    expect(app.said).toEqual([]);
  });

  it('takes a note, which its author deletes and has back', async () => {
    const { page } = app;
    await app.visit(`/accounts/${accountId}?tab=timeline`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Add a note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Their new admin starts in March');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const note = page.getByRole('listitem').filter({ hasText: 'Their new admin starts in March' });
    await note.waitFor();
    await note.getByRole('button', { name: 'Change this note' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await note.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await note.waitFor();
  });

  it('pauses nudges until a day, and says so above all else', async () => {
    const { page } = app;
    await app.visit(`/accounts/${accountId}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Pause nudges' }).click();
    await page.getByRole('textbox', { name: 'Why' }).fill('They are moving house');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await page.getByText(/Nudges are paused until/).waitFor();
    await page.getByRole('button', { name: 'Resume now' }).click();
    await page.getByText(/Nudges are paused until/).waitFor({ state: 'detached' });
  });

  it('lets a viewer look, and do nothing', async () => {
    const viewer = await app.join({ role: 'viewer' });
    await viewer.visit(`/accounts/${accountId}`);
    await viewer.page.getByRole('region', { name: 'Why this score' }).waitFor();
    expect(await viewer.page.getByRole('button', { name: 'Start a playbook' }).count()).toBe(0);
    expect(await viewer.page.getByRole('tab', { name: 'Timeline' }).count()).toBe(0);
    await viewer.context.close();
  });
});

/** What the first measure gave, and the sentence below it. */
async function worstPart(): Promise<{ value: string; reason: string }> {
  const texts = await app.page.getByRole('region', { name: 'Why this score' }).locator('p').allInnerTexts();
  const value = texts.find((text) => /^\d.* of \d/.test(text) && !text.includes('100')) ?? '';
  return { value, reason: texts[texts.indexOf(value) + 1] ?? '' };
}
