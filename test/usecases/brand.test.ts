import { afterEach, describe, expect, it } from 'vitest';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { sendMessage } from '../../lib/usecases/send-message.ts';
import { showBrand } from '../../lib/usecases/show-brand.ts';
import { aJudgedDay, aRun, playbookWorld } from '../factories/playbook-world.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const LOGO = 'https://www.example.com/logo.png?size=2&dark';

let world: Awaited<ReturnType<typeof playbookWorld>>;
afterEach(() => world.close());

/** The shipped workflows with another brand, and a company whose name would be HTML. */
async function branded(brand: string) {
  world = await playbookWorld({ publishes: true });
  const shipped = shippedWorkflows();
  const settings = (shipped['settings.yaml'] ?? '')
    .replace(/^brand: .*$/m, brand)
    .replace('name: Northgauge Dashboards', "name: 'North & <b>gauge</b>'");
  const published = await publishWorkflows({ files: { ...shipped, 'settings.yaml': settings } }, world.ports);
  await world.ports.days.writeJudgedDays([aJudgedDay({ dashboards: 0 })]);
  return published?.version ?? '';
}

const send = (version: string, to: 'champion' | 'owner') =>
  sendMessage(
    {
      ...{ run: aRun(version), stepId: `1-${to}`, to: [to], category: 'operational' },
      template: to === 'owner' ? 'still-at-risk' : 'setup-help',
    },
    world.ports,
  );

describe('the company’s brand', () => {
  it('stands above a mail to a customer, as a colour and a picture that say nothing else', async () => {
    const version = await branded(`brand: { colour: '#0b6e4f', logo: '${LOGO}' }`);
    await send(version, 'champion');
    const html = world.outside.mails[0]?.html ?? '';
    expect(html).toContain('border-top:4px solid #0b6e4f');
    expect(html).toContain('src="https://www.example.com/logo.png?size=2&amp;dark"');
    expect(html).toContain('alt="North &amp; &lt;b&gt;gauge&lt;/b&gt;"');
    expect(html.match(/<img/g)).toHaveLength(1);
    expect(world.outside.mails[0]?.text).not.toContain(LOGO);
  });

  it('is not what colleagues get', async () => {
    await send(await branded(`brand: { logo: '${LOGO}' }`), 'owner');
    expect(world.outside.mails[0]?.html).not.toContain('<img');
  });

  it('is nowhere when the settings do not state any', async () => {
    await send(await branded(''), 'champion');
    expect(world.outside.mails[0]?.html).not.toMatch(/<img|border-top/);
    expect(await showBrand({}, world.ports)).toBeUndefined();
  });

  it('is told to the console with the company’s name, and is nothing before anything was published', async () => {
    await branded(`brand: { colour: '#0b6e4f' }`);
    expect(await showBrand({}, world.ports)).toEqual({ company: 'North & <b>gauge</b>', colour: '#0b6e4f' });
    const empty = { ...world.ports, workflows: { ...world.ports.workflows, current: async () => undefined } };
    expect(await showBrand({}, empty)).toBeUndefined();
  });
});
