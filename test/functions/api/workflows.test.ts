import { afterEach, describe, expect, it } from 'vitest';
import type { WorkflowFiles } from '../../../lib/ports/workflows.ts';
import { publishWorkflows } from '../../../lib/usecases/publish-workflows.ts';
import { anAccount, dossierOf } from '../../factories/dossiers.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { aRow, aSummary } from '../../factories/portfolio.ts';
import { someFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';

const rules = someFiles['rules.yaml'] ?? '';
const calmer = rules.replace('-0.4', '-0.6');
const template = {
  'templates/hello.txt': 'Subject: Hello {{ account.name }}\n\n{{ contact.first_name | default: "there" }}\n',
  'templates/hello.html': '<p>{{ account.name }}</p>\n',
};

type World = Awaited<ReturnType<typeof apiUnderTest>> & { version: string };
let world: World;
afterEach(() => world.close());

/** An API on which a folder was published from a disk. */
async function open(files: WorkflowFiles = someFiles): Promise<World> {
  const api = await apiUnderTest();
  api.ports.engine.publish = async () => 'updated';
  const { version = '' } = await publishWorkflows({ files, from: 'folder' }, api.ports);
  return { ...api, version };
}

const leader = { 'x-holdfast-person': 'lea@us.test', 'x-holdfast-role': 'leader' };
const publish = (body: object) => world.call('/workflows/publish', { json: body, headers: leader });
const check = async (files: object) => (await world.call('/workflows/check', { json: { files } })).body;

describe('the workflows in force', () => {
  it('are told with their texts, what they say, and how often each rule fired', async () => {
    world = await open();
    await world.ports.days.writeDaySummary(aSummary('2026-02-28', { firings: { fading: 2 } }));
    await world.ports.days.writeDaySummary(aSummary('2026-03-01', { firings: { fading: 1, silenced: 1 } }));
    const { status, body } = await world.call('/workflows');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      version: world.version,
      from: 'folder',
      outline: {
        rules: [
          { id: 'fading', when: 'logins_28d_change < -0.4', mode: 'live', metrics: ['logins_28d_change'] },
          { id: 'silenced', mode: 'off' },
        ],
        milestones: [{ id: 'data-flowing', required: true, dueDays: 14 }, {}, { required: false }],
        scorecards: [{ measures: [{ share: 1, points: { way: 'ratio', target: 20 } }] }],
        playbooks: [{ id: 'csm-task', rules: ['fading'], drawing: { roads: expect.any(Array) } }],
      },
      firings: { to: '2026-03-01', byRule: { fading: 3, silenced: 1 } },
    });
    expect(body.files.find(({ path }: { path: string }) => path === 'rules.yaml').text).toBe(rules);
  });
});

describe('a draft', () => {
  it('without a fault is told as what it says', async () => {
    world = await open();
    const { faults, outline } = await check({ 'rules.yaml': calmer });
    expect(faults).toEqual([]);
    expect(outline.rules[0].when).toBe('logins_28d_change < -0.6');
  });

  it.each([
    [
      'a name that is misspelt',
      { 'rules.yaml': rules.replace('logins_28d_change', 'logn_28d_change') },
      'rules.yaml',
      'did you mean "logins_28d_change"?',
    ],
    ['a file that is no YAML', { 'rules.yaml': 'rules: [' }, 'rules.yaml', undefined],
    [
      'a template with a variable that there is not',
      { ...template, 'templates/hello.txt': 'Subject: x\n\n{{ acount.name }}\n' },
      'templates/hello.txt',
      'did you mean "account"?',
    ],
    [
      'a playbook that a rule starts and that is taken away',
      { 'playbooks/csm-task.yaml': null },
      'rules.yaml',
      'there are: ',
    ],
  ])('with %s is told where', async (_, files, file, hint) => {
    world = await open();
    const { faults, outline } = await check(files);
    expect(outline).toBeUndefined();
    expect(faults[0]).toMatchObject({ file, ...(hint !== undefined && { hint }) });
    expect(faults[0].offset).toBeGreaterThanOrEqual(0);
  });

  it('has each fault at its place in the text', async () => {
    world = await open();
    const text = rules.replace('logins_28d_change', 'logn_28d_change');
    const { faults } = await check({ 'rules.yaml': text });
    expect(text.slice(faults[0].offset)).toMatch(/^logn_28d_change/);
    expect(faults[0].position).toMatchObject({ line: 3 });
  });

  it.each([['../../etc/passwd'], ['playbooks/../x.yaml'], ['notes.txt'], ['templates/a.exe']])(
    'cannot have a file %s',
    async (path) => {
      world = await open();
      expect(await world.call('/workflows/check', { json: { files: { [path]: 'x' } } })).toMatchObject({ status: 400 });
    },
  );
});

describe('publishing in the console', () => {
  it('puts the draft to work, and notes who published it and why', async () => {
    world = await open();
    const { status, body } = await publish({
      base: world.version,
      files: { 'rules.yaml': calmer },
      message: 'Fewer alarms',
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { changed: true, playbooks: { 'csm-task': 'updated' } },
    });
    const { versions } = (await world.call('/workflows/versions')).body;
    expect(versions).toMatchObject([
      { version: body.version, by: 'lea@us.test', message: 'Fewer alarms', from: 'console', current: true },
      { version: world.version, from: 'folder', current: false },
    ]);
    expect((await world.call('/workflows')).body.outline.rules[0].when).toBe('logins_28d_change < -0.6');
  });

  it('is refused when somebody published meanwhile, and says who', async () => {
    world = await open();
    await publish({ base: world.version, files: { 'rules.yaml': calmer }, message: 'Fewer alarms' });
    const late = await publish({
      base: world.version,
      files: { 'rules.yaml': rules.replace('-0.4', '-0.5') },
      message: 'Mine',
    });
    expect(late).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('lea@us.test: "Fewer alarms"') },
    });
  });

  it('is refused when the version is replaced in the very moment, and brings the playbooks of that version back', async () => {
    world = await open();
    const published: string[] = [];
    const { engine, workflows } = world.ports;
    engine.publish = async (_, definition) => {
      if (published.push(JSON.stringify(definition)) === 1) {
        await workflows.writeFiles('other', someFiles);
        await workflows.writeFiles('other.read', (await workflows.files(`${world.version}.read`)) ?? {});
        await workflows.makeCurrent({ version: 'other', publishedAt: '2026-03-02T09:00:01.000Z', by: 'bo@us.test' });
      }
      return 'updated';
    };
    const playbook = (someFiles['playbooks/csm-task.yaml'] ?? '').replace('2 working days', '3 working days');
    const late = await publish({
      base: world.version,
      files: { 'playbooks/csm-task.yaml': playbook },
      message: 'Mine',
    });
    expect(late).toMatchObject({ status: 409, body: { detail: expect.stringContaining('bo@us.test') } });
    expect((await workflows.current())?.version).toBe('other');
    expect(published).toHaveLength(2);
    expect(published[1]).not.toBe(published[0]);
  });

  it('is refused while the draft has a fault', async () => {
    world = await open();
    const refused = await publish({ base: world.version, files: { 'rules.yaml': 'rules: 3\n' }, message: 'x' });
    expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining('rules.yaml:1') } });
    expect((await world.ports.workflows.current())?.version).toBe(world.version);
  });

  it('asks why', async () => {
    world = await open();
    expect(await publish({ base: world.version, files: { 'rules.yaml': calmer }, message: ' ' })).toMatchObject({
      status: 400,
    });
  });

  it('can put an older version to work again', async () => {
    world = await open();
    const { body } = await publish({ base: world.version, files: { 'rules.yaml': calmer }, message: 'Fewer alarms' });
    const back = await publish({ base: body.version, version: world.version, message: 'Too few' });
    expect(back).toMatchObject({ status: 200, body: { version: world.version, changed: true } });
    const { versions } = (await world.call('/workflows/versions')).body;
    expect(versions.map(({ version, current }: { version: string; current: boolean }) => [version, current])).toEqual([
      [world.version, true],
      [body.version, false],
      [world.version, false],
    ]);
  });

  it.each(['viewer', 'csm'])('is not for a %s', async (role) => {
    world = await open();
    const json = { base: world.version, files: { 'rules.yaml': calmer }, message: 'x' };
    const refused = await world.call('/workflows/publish', { json, headers: { 'x-holdfast-role': role } });
    expect(refused.status).toBe(403);
  });
});

describe('a published version', () => {
  it('is told with its files', async () => {
    world = await open();
    const { status, body } = await world.call(`/workflows/versions/${world.version}`);
    expect([status, body.files.length]).toEqual([200, Object.keys(someFiles).length]);
  });

  it('that there is not, is not found', async () => {
    world = await open();
    expect((await world.call('/workflows/versions/nothing')).status).toBe(404);
  });
});

describe('a message', () => {
  const filled = async () => {
    world = await open({ ...someFiles, ...template });
    const { profile } = dossierOf([anAccount('2026-01-01', { accountId: 'A', name: 'Acme' })]);
    await world.ports.records.write({ profiles: [profile], months: [], newAccountIds: ['A'] });
    await world.ports.days.writeJudgedDays([aJudgedDay('A', { attributes: { name: 'Acme' } } as never)]);
    await world.ports.days.writePortfolio('2026-03-01', 0, [aRow('A')]);
    await world.ports.days.writeDaySummary(aSummary('2026-03-01', { accounts: 1 }));
  };

  it('is written for an account as it would be today', async () => {
    await filled();
    const { status, body } = await world.call('/workflows/preview-message', { json: { template: 'hello' } });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { account: { accountId: 'A' }, audience: 'customer' },
    });
    expect(body.subject).toMatch(/^Hello /);
    expect(body.text).toMatch(/^there\n\nStop: https:\/\/example.com\/$/);
  });

  it('of a draft is for leaders', async () => {
    await filled();
    const json = { template: 'hello', draft: { files: { 'templates/hello.txt': 'Subject: Another\n\nHi\n' } } };
    expect((await world.call('/workflows/preview-message', { json, headers: leader })).body.subject).toBe('Another');
    const refused = await world.call('/workflows/preview-message', { json, headers: { 'x-holdfast-role': 'csm' } });
    expect(refused.status).toBe(403);
  });
});
