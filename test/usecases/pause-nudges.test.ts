import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pauseNudges, resumeNudges } from '../../lib/usecases/pause-nudges.ts';
import { performStep } from '../../lib/usecases/perform-step.ts';
import { releaseMessages } from '../../lib/usecases/release-messages.ts';
import { anOrder, aRun, playbookWorld, setupHelp } from '../factories/playbook-world.ts';

let world: Awaited<ReturnType<typeof playbookWorld>>;
beforeEach(async () => {
  world = await playbookWorld();
});
afterEach(() => world.close());

const pause = (until: string) =>
  pauseNudges({ accountId: 'acme', until, because: 'They are moving house', by: 'ann@us.test' }, world.ports);
const nudge = () => performStep(anOrder(aRun(world.version), setupHelp), world.ports);
const delivery = async () => (await world.ports.deliveries.newest(1))[0];

describe('a pause', () => {
  it('holds what a playbook sends until its last day is over where the person is, and says who and why', async () => {
    await pause('2026-03-05');
    await nudge();
    expect(await delivery()).toMatchObject({
      state: 'held',
      reason: 'paused by ann@us.test until 2026-03-05: They are moving house',
    });
    const dueAt = (await delivery())?.dueAt ?? '';
    expect(dueAt >= '2026-03-06T05:00:00.000Z' && dueAt < '2026-03-07').toBe(true);
    expect(world.outside.mails).toEqual([]);
  });

  it('lets the message go when it is over', async () => {
    await pause('2026-03-05');
    await nudge();
    world.advance(72);
    await releaseMessages({}, world.ports);
    expect(await delivery()).toMatchObject({ state: 'sent' });
  });

  it('that somebody ends lets it be weighed at once', async () => {
    await pause('2026-03-20');
    await nudge();
    expect(await delivery()).toMatchObject({ state: 'dropped', reason: expect.stringContaining('stale') });
    world.advance(1);
    await pause('2026-03-10');
    await performStep(anOrder(aRun(world.version, { runId: 'another-run' }), setupHelp), world.ports);
    expect(await resumeNudges({ accountId: 'acme', by: 'bo@us.test' }, world.ports)).toMatchObject({
      endedBy: 'bo@us.test',
    });
    await releaseMessages({}, world.ports);
    expect(world.outside.mails).toHaveLength(1);
    expect(await resumeNudges({ accountId: 'acme', by: 'bo@us.test' }, world.ports)).toBeUndefined();
  });

  it('made anew counts in place of the one before', async () => {
    await pause('2026-03-10');
    await nudge();
    world.advance(1);
    await pause('2026-03-04');
    await releaseMessages({}, world.ports);
    expect(await delivery()).toMatchObject({ state: 'held', reason: expect.stringContaining('until 2026-03-04') });
    expect(await world.ports.pauses.ofAccount('acme')).toHaveLength(2);
  });

  it.each(['2026-03-02', '2026-12-01'])('cannot last until %s', async (until) => {
    await expect(pause(until)).rejects.toMatchObject({ name: 'PauseRefused', message: expect.stringContaining(until) });
  });
});
