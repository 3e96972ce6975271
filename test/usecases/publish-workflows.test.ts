import { afterEach, describe, expect, it } from 'vitest';
import { loadCurrentWorkflows, loadWorkflows } from '../../lib/usecases/load-workflows.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { playbookWorld } from '../factories/playbook-world.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

let world: Awaited<ReturnType<typeof playbookWorld>>;
afterEach(() => world.close());

describe('publishing workflows', () => {
  it('makes a version current and a state machine of each playbook', async () => {
    world = await playbookWorld({ publishes: true });
    expect(world.publication).toMatchObject({
      changed: true,
      playbooks: { 'csm-task': 'created', 'exec-escalation': 'created', 'onboarding-nudge': 'created' },
    });
    const loaded = await loadCurrentWorkflows(world.ports);
    expect(loaded.version).toBe(world.version);
    expect(loaded.settings.company.name).toBe('Northgauge Dashboards');
  });

  it('changes nothing when nothing has changed', async () => {
    world = await playbookWorld({ publishes: true });
    const again = await publishWorkflows({ files: shippedWorkflows() }, world.ports);
    expect(again).toMatchObject({ version: world.version, changed: false, playbooks: { 'csm-task': 'unchanged' } });
  });

  it('touches only the state machines whose playbook changed, and keeps the version that runs began with', async () => {
    world = await playbookWorld({ publishes: true });
    const files = shippedWorkflows();
    const path = 'playbooks/csm-task.yaml';
    const changed = { ...files, [path]: (files[path] ?? '').replace('due: 2 working days', 'due: 1 working day') };
    const publication = await publishWorkflows({ files: changed }, world.ports);
    expect(publication).toMatchObject({
      changed: true,
      playbooks: { 'csm-task': 'updated', 'exec-escalation': 'unchanged', 'onboarding-nudge': 'unchanged' },
    });
    const before = (await loadWorkflows(world.version, world.ports)).playbooks.get('csm-task')?.steps[1];
    const after = (await loadCurrentWorkflows(world.ports)).playbooks.get('csm-task')?.steps[1];
    expect([before, after]).toMatchObject([{ due: { amount: 2 } }, { due: { amount: 1 } }]);
  });

  it('publishes nothing of a folder with a fault', async () => {
    world = await playbookWorld({ publishes: true });
    const machines = new Map(world.outside.machines);
    const publication = await publishWorkflows(
      { files: shippedWorkflows({ 'settings.yaml': 'company: none\n' }) },
      world.ports,
    );
    expect(publication.version).toBeUndefined();
    expect(publication.faults.length).toBeGreaterThan(0);
    expect((await world.ports.workflows.current())?.version).toBe(world.version);
    expect(world.outside.machines).toEqual(machines);
  });
});
