import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDraft } from '../../lib/usecases/publish-draft.ts';
import { root } from './cache-folder.ts';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole, type Visitor } from './open-console.ts';

const MONTH = '2026-10';
const EARLIER = '2026-09';
const ANA = 'ana.ortiz@northgauge.example';
const BEN = 'ben.hale@northgauge.example';

/** The field a person writes in, and what it says of itself. */
const noteOf = ({ page }: Visitor) => page.getByLabel('Your note');
const saysOf = ({ page }: Visitor, text: string) => page.getByText(text, { exact: true });
const press = ({ page }: Visitor, key: string) => page.locator('body').press(key);
const decision = ({ page }: Visitor) => page.getByRole('region', { name: 'Decision' });

/** Says who sits in the review and gets its minutes: as the folder has it today, whenever the company was made. */
async function seatTheTeam({ holdfast: { ports } }: OpenedConsole): Promise<void> {
  const base = (await ports.workflows.current())?.version ?? '';
  const files = { 'settings.yaml': readFileSync(join(root, 'workflows/settings.yaml'), 'utf8') };
  await publishDraft({ base, files, message: 'Who takes part', by: ANA }, ports);
}

describeInBrowser('a review of the last cohort, held by two people at once', () => {
  let app: OpenedConsole;
  let ana: Visitor;
  let ben: Visitor;
  beforeAll(async () => {
    app = await openConsole();
    await seatTheTeam(app);
    [ana, ben] = await Promise.all([app.join({ person: ANA, role: 'leader' }), app.join({ person: BEN, role: 'csm' })]);
    // Two people and what they wait for share one machine.
    for (const { page } of [ana, ben]) page.setDefaultTimeout(40_000);
  });
  afterAll(() => app?.close());

  it('is prepared before anybody sits down', async () => {
    await ana.visit(`/review/${MONTH}`);
    await ana.page.getByText(/^Prepared Nov 24, 2026/).waitFor();
    const first = ana.page.getByRole('button', { name: /milestones/ }).first();
    await first.click();
    for (const panel of ['CRM', 'Support', 'Marketing', 'Product']) {
      await ana.page.getByRole('heading', { name: panel, exact: true }).waitFor();
    }
  });

  it('is prepared for an earlier month when somebody asks for it', async () => {
    await ana.visit(`/review/${EARLIER}`);
    await ana.page.getByRole('button', { name: 'Prepare it now' }).click();
    await ana.page.getByText(/^Prepared Nov 24, 2026/).waitFor();
  });

  it('keeps what two people write about an account at the same time', async () => {
    await Promise.all([ana, ben].map((visitor) => visitor.visit(`/review/${MONTH}/meeting`)));
    await Promise.all([
      noteOf(ana).pressSequentially('The connector is all they wait for.'),
      noteOf(ben).pressSequentially('Support promised a fix by Thursday.'),
    ]);
    await Promise.all([
      ana.page.getByText('Support promised a fix by Thursday.').waitFor(),
      ben.page.getByText('The connector is all they wait for.').waitFor(),
    ]);
    await Promise.all([saysOf(ana, 'Saved').waitFor(), saysOf(ben, 'Saved').waitFor()]);
  });

  it('keeps what was typed without a connection, over a reload', async () => {
    await ben.page.route('**/note', (route) => route.abort());
    await noteOf(ben).pressSequentially(' Ask again on Friday.');
    await saysOf(ben, 'No connection. Kept on this device, and tried again.').waitFor();
    await ben.page.reload();
    await ben.settled();
    expect(await noteOf(ben).inputValue()).toBe('Support promised a fix by Thursday. Ask again on Friday.');
    await ben.page.unroute('**/note');
    await saysOf(ben, 'Saved').waitFor();
    await ana.page.getByText('Ask again on Friday.').waitFor();
  });

  it('starts a playbook by the decision, which the other sees', async () => {
    await noteOf(ana).press('Escape');
    await press(ana, '3');
    await ana.page
      .getByRole('radio', { name: /^Start the playbook/ })
      .first()
      .check();
    await ana.page.getByLabel('Why (optional)').fill('nobody answers their mails');
    await ana.page.getByRole('button', { name: 'Decide', exact: true }).click();
    await decision(ana)
      .getByRole('link', { name: /^The playbook .+ runs$/ })
      .waitFor();
    await decision(ben).getByText('nobody answers their mails').waitFor();
    const runs = await app.holdfast.ports.runs.newest(200);
    expect(runs.map(({ reason }) => reason)).toContain(`Implementation review of ${MONTH}`);
  });

  it('creates a task in the words of the meeting for the next account', async () => {
    await press(ana, 'ArrowRight');
    await ana.page.getByText(/^2 of /).waitFor();
    await press(ana, '3');
    await ana.page.getByRole('radio', { name: 'A task in your own words' }).check();
    await ana.page.getByLabel('What is to be done').fill('Invite their new admin');
    await ana.page.getByRole('button', { name: 'Decide', exact: true }).click();
    await decision(ana).getByRole('link', { name: 'Task: Invite their new admin' }).waitFor();
    const tasks = await app.holdfast.ports.tasks.open(200);
    expect(tasks.map(({ title }) => title)).toContain('Invite their new admin');
  });

  it('decides by a key, and takes it back', async () => {
    await press(ana, 'j');
    await ana.page.getByText(/^3 of /).waitFor();
    await press(ana, '2');
    await decision(ana).getByText('On track', { exact: true }).first().waitFor();
    await press(ana, '1');
    await ana.page.getByRole('button', { name: 'Back to “On track”' }).click();
    await ana.page.getByRole('button', { name: 'Back to “Implemented”' }).waitFor();
  });

  it('makes an account undecided again, and says what became of the task that was begun', async () => {
    await decision(ana).getByRole('button', { name: 'Take back' }).click();
    await decision(ana)
      .getByText(/^Undecided again: /)
      .waitFor();
    await press(ana, '3');
    await ana.page.getByRole('radio', { name: 'A task in your own words' }).check();
    await ana.page.getByLabel('What is to be done').fill('Ring their sponsor');
    await ana.page.getByRole('button', { name: 'Decide', exact: true }).click();
    await decision(ana).getByRole('link', { name: 'Task: Ring their sponsor' }).waitFor();
    await decision(ana).getByRole('button', { name: 'Take back' }).click();
    await ana.page.getByRole('button', { name: 'Take it back' }).click();
    await decision(ana)
      .getByText(/“Ring their sponsor” was withdrawn: nobody had done it yet/)
      .waitFor();
    const tasks = await app.holdfast.ports.tasks.open(200);
    expect(tasks.map(({ title }) => title)).not.toContain('Ring their sponsor');
    await press(ana, '2');
    await decision(ana).getByText('On track', { exact: true }).first().waitFor();
  });

  it('shows the time once somebody presents, and takes the other along', async () => {
    await ana.page.getByRole('button', { name: 'Present', exact: true }).click();
    await ana.page.getByText('1:30:00').waitFor();
    await ben.page.getByText(/^3 of /).waitFor();
    await press(ben, 'ArrowLeft');
    await ben.page.getByRole('button', { name: `Follow ${ANA}` }).click();
    await ben.page.getByText(/^3 of /).waitFor();
  });

  it('ends in minutes with both notes and every decision, which go to the team once', async () => {
    await ana.visit(`/review/${MONTH}/minutes`);
    const said = ana.page.getByRole('region', { name: 'What was said and decided' });
    for (const text of [
      'The connector is all they wait for.',
      'Support promised a fix by Thursday. Ask again on Friday.',
      'nobody answers their mails',
      'Task: Invite their new admin',
    ]) {
      await said.getByText(text).waitFor();
    }
    await ana.page.getByRole('button', { name: 'Send the minutes' }).click();
    await ana.page.getByText(/^Sent to the team/).waitFor();
    expect(await ana.page.getByRole('button', { name: 'Send the minutes' }).count()).toBe(0);
  });

  it('wrote no complaint to the browser’s console', () => {
    const complaints = [...ana.said, ...ben.said].filter((text) => !text.includes('ERR_FAILED'));
    expect(complaints).toEqual([]);
  });
});
