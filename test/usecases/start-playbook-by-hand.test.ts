import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPlaybookByHand } from '../../lib/usecases/start-playbook-by-hand.ts';
import { playbookWorld } from '../factories/playbook-world.ts';
import { aProfile } from '../factories/records.ts';

let world: Awaited<ReturnType<typeof playbookWorld>>;
beforeEach(async () => {
  world = await playbookWorld();
});
afterEach(() => world.close());

const request = { accountId: 'acme', playbook: 'onboarding-nudge', requestId: 'click-0001', by: 'ann@us.test' };
const start = (over: Partial<Parameters<typeof startPlaybookByHand>[0]> = {}) =>
  startPlaybookByHand({ ...request, ...over }, world.ports);

describe('a playbook started by hand', () => {
  it('is a run of who asked for it, with their reason, and an execution of the same name', async () => {
    const { run, started } = await start({ reason: 'They asked for help' });
    expect(started).toBe(true);
    expect(run).toMatchObject({
      state: 'running',
      startedBy: 'ann@us.test',
      ruleId: 'by-hand',
      reason: 'They asked for help',
    });
    expect(world.outside.started.map((one) => one.run.runId)).toEqual([run.runId]);
    expect(run.runId).toMatch(/^[a-z0-9-]{1,80}$/);
    expect(await world.ports.runs.startedByHand('acme')).toEqual([run.runId]);
  });

  it('starts once for a double click', async () => {
    const [first, second] = [await start(), await start()];
    expect([first.started, second.started, second.run.runId]).toEqual([true, false, first.run.runId]);
    expect(world.outside.started).toHaveLength(1);
  });

  it('is started for everybody, whatever the share that rules hold out', async () => {
    for (let one = 0; one < 40; one += 1) {
      const { run } = await start({ requestId: `click-${one}-of-40` });
      await world.ports.runs.end(run.runId, { state: 'completed', endedAt: '2026-03-03T16:00:00Z', endReason: 'end' });
    }
    expect(world.outside.started).toHaveLength(40);
  });

  it('is refused while a run of the playbook is under way for the account', async () => {
    const { run } = await start();
    await expect(start({ requestId: 'click-0002' })).rejects.toThrow(run.runId);
    await world.ports.runs.end(run.runId, { state: 'exited', endedAt: '2026-03-03T16:00:00Z', endReason: 'end' });
    expect(await start({ requestId: 'click-0003' })).toMatchObject({ started: true });
  });

  it('is refused for an account that has left', async () => {
    const left = aProfile('gone', {
      cancellations: [
        {
          kind: 'cancellation',
          accountId: 'gone',
          source: 'crm',
          cancellationId: 'c',
          day: '2026-03-01',
          reason: 'price',
        },
      ],
    });
    await world.ports.records.write({ profiles: [left], months: [], newAccountIds: ['gone'] });
    await expect(start({ accountId: 'gone' })).rejects.toMatchObject({ name: 'StartRefused' });
    expect(world.outside.started).toEqual([]);
  });

  it.each([
    [{ playbook: 'onboarding-nudg' }, 'onboarding-nudge'],
    [{ accountId: 'nobody' }, 'nobody'],
  ])('is refused for %j, which is not there', async (over, named) => {
    await expect(start(over)).rejects.toMatchObject({ name: 'NotFound', message: expect.stringContaining(named) });
  });
});
