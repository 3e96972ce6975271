import { afterEach, describe, expect, it } from 'vitest';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { addTask } from '../../lib/usecases/add-task.ts';
import { completeTask } from '../../lib/usecases/complete-task.ts';
import { pauseNudges, resumeNudges } from '../../lib/usecases/pause-nudges.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { showDelivery } from '../../lib/usecases/show-delivery.ts';
import { showRun } from '../../lib/usecases/show-run.ts';
import { showTimeline } from '../../lib/usecases/show-timeline.ts';
import { startPlaybookByHand } from '../../lib/usecases/start-playbook-by-hand.ts';
import { aJudgedDay } from '../factories/playbook-world.ts';
import { aProfile } from '../factories/records.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

let holdfast: Holdfast;
afterEach(() => holdfast.close());

const HOUR = 3_600_000;
const START = new Date('2026-03-03T15:00:00Z');
const afterHours = (hours: number) => holdfast.runtime?.steps?.advanceTo(new Date(START.getTime() + hours * HOUR));

/** The embedded runtime with the shipped workflows and an account with a champion. */
async function runtimeWithAcme() {
  holdfast = await serveHoldfast({ dir: temporaryFolder(), speed: 'stepped', start: START });
  const { ports } = holdfast;
  await publishWorkflows({ files: shippedWorkflows() }, ports);
  const own = { accountId: 'acme', source: 'crm' };
  const champion = { ...own, kind: 'contact' as const, contactId: 'c1', name: 'Ada Byron' };
  const profile = aProfile('acme', {
    accounts: [{ ...own, kind: 'account', name: 'Acme' }],
    contacts: [{ ...champion, email: 'ada@acme.example', role: 'champion' }],
  });
  await ports.records.write({ profiles: [profile], months: [], newAccountIds: ['acme'] });
  await ports.days.writeJudgedDays([aJudgedDay({ dashboards: 0 })]);
  return ports;
}

const start = { accountId: 'acme', playbook: 'onboarding-nudge', requestId: 'click-0001', by: 'ann@us.test' };

describe('what a person does by hand', () => {
  it('starts a playbook, whose mail leaves and stands in the outbox as its reader saw it', async () => {
    const ports = await runtimeWithAcme();
    const { run } = await startPlaybookByHand(start, ports);
    await afterHours(0.1);
    const shown = await showRun({ runId: run.runId }, ports);
    expect(shown).toMatchObject({ accountName: 'Acme', state: 'running', deliveries: [{ state: 'sent' }] });
    expect(shown.graph?.first).toBe('1-email');
    const { letter, to } = await showDelivery({ deliveryId: shown.deliveries[0]?.deliveryId ?? '' }, ports);
    expect([to, letter?.subject]).toEqual([['ada@acme.example'], holdfast.runtime?.outbox.list()[0]?.subject]);
    const { entries } = await showTimeline({ accountId: 'acme', limit: 10 }, ports);
    expect(entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['run', 'message']));
  });

  it('pauses nudges: the mail waits with the reason, and goes when the pause is ended', async () => {
    const ports = await runtimeWithAcme();
    await pauseNudges({ accountId: 'acme', until: '2026-03-09', because: 'They are moving house', by: 'ann' }, ports);
    const { run } = await startPlaybookByHand(start, ports);
    await afterHours(0.1);
    const held = (await showRun({ runId: run.runId }, ports)).deliveries[0];
    expect(held).toMatchObject({ state: 'held', reason: expect.stringContaining('paused by ann until 2026-03-09') });
    await resumeNudges({ accountId: 'acme', by: 'ann' }, ports);
    await holdfast.runtime?.invoke('release-messages', {});
    expect((await showRun({ runId: run.runId }, ports)).deliveries[0]).toMatchObject({ state: 'sent' });
  });

  it('adds a task, which is completed without any run', async () => {
    const ports = await runtimeWithAcme();
    const { task } = await addTask(
      { requestId: 'click-0002', accountId: 'acme', title: 'Call Ada', dueDay: '2026-03-05', by: 'ann' },
      ports,
    );
    expect(await completeTask({ taskId: task.taskId, outcome: 'done', by: 'bo' }, ports)).toMatchObject({
      completed: true,
    });
    const { entries } = await showTimeline({ accountId: 'acme', limit: 10, groups: ['tasks'] }, ports);
    expect(entries.map(({ what }) => what).sort()).toEqual(['Task done: Call Ada', 'Task: Call Ada']);
  });
});
