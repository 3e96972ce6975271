import { afterEach, describe, expect, it } from 'vitest';
import type { OrderedStep } from '../../lib/domain/playbooks/step-order.ts';
import { completeTask } from '../../lib/usecases/complete-task.ts';
import { performStep } from '../../lib/usecases/perform-step.ts';
import { releaseMessages } from '../../lib/usecases/release-messages.ts';
import { startPlaybook } from '../../lib/usecases/start-playbook.ts';
import { aJudgedDay, anOrder, aRun, playbookWorld, setupHelp } from '../factories/playbook-world.ts';

type World = Awaited<ReturnType<typeof playbookWorld>>;
const worlds: World[] = [];
const aWorld = async (options?: Parameters<typeof playbookWorld>[0]) => {
  const world = await playbookWorld(options);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

const firing = {
  firingId: aRun('').runId,
  ruleId: 'setup-stalled',
  accountId: 'acme',
  day: '2026-03-03',
  severity: 'warning' as const,
  playbook: 'csm-task',
  reason: 'Because',
};
const branch: OrderedStep = { kind: 'branch', id: '2-branch', when: 'dashboards == 0' };
const task: OrderedStep = {
  kind: 'task',
  id: '4-task',
  title: 'Call them',
  assignee: 'owner',
  due: { amount: 2, unit: 'working days' },
  outcomes: ['done', 'no-answer'],
};
const wait = { key: '_5_wait', kind: 'wait' as const, span: { amount: 4, unit: 'working days' as const } };

async function begun(options?: Parameters<typeof playbookWorld>[0]) {
  const world = await aWorld(options);
  await startPlaybook({ firing }, world.ports);
  return { ...world, run: aRun(world.version) };
}

describe('starting a playbook', () => {
  it('starts one execution for a firing, with the times its first states read', async () => {
    const { outside, ports } = await begun();
    await startPlaybook({ firing }, ports);
    expect(outside.started).toHaveLength(1);
    expect(outside.started[0]?.run).toMatchObject({ runId: firing.firingId, playbook: 'csm-task', reason: 'Because' });
    expect(await ports.runs.find(firing.firingId)).toMatchObject({
      state: 'running',
      title: 'Have the CSM look into an account',
    });
    const escalation = { ...firing, firingId: 'other', playbook: 'onboarding-nudge' };
    expect(['started', 'held-out']).toContain(await startPlaybook({ firing: escalation }, ports));
  });

  it('leaves the holdout alone', async () => {
    const { outside, ports } = await aWorld();
    const ids = Array.from({ length: 60 }, (_, n) => `setup-stalled-20260303-${n}`);
    const outcomes: string[] = [];
    for (const firingId of ids) outcomes.push(await startPlaybook({ firing: { ...firing, firingId } }, ports));
    const heldOut = outcomes.filter((outcome) => outcome === 'held-out').length;
    expect(heldOut).toBeGreaterThan(0);
    expect(outside.started).toHaveLength(ids.length - heldOut);
  });

  it('says which playbooks there are when it is asked for another', async () => {
    const { ports } = await aWorld();
    await expect(startPlaybook({ firing: { ...firing, playbook: 'nudge' } }, ports)).rejects.toThrow(
      'Expected a published playbook nudge, found csm-task, exec-escalation, onboarding-nudge.',
    );
  });
});

describe('a step', () => {
  it('returns the times of the states after it, by the account’s clock', async () => {
    const { ports, run } = await begun();
    const { at: schedule } = await performStep(anOrder(run, setupHelp, { ahead: [wait] }), ports);
    expect(schedule).toEqual({ _5_wait: '2026-03-09T14:00:00.000Z' });
    expect(await ports.runs.steps(run.runId)).toMatchObject([{ stepId: '1-email', outcome: 'sent' }]);
  });

  it('leaves the playbook when its exit condition holds, before anything is sent', async () => {
    const { ports, run, outside } = await begun();
    await ports.days.writeJudgedDays([aJudgedDay({ dashboards: 3 })]);
    const order = anOrder(run, setupHelp, { exitWhen: 'dashboards >= 3' });
    await expect(performStep(order, ports)).rejects.toMatchObject({ name: 'ExitReached', retryable: false });
    expect(outside.mails).toEqual([]);
    expect(await ports.runs.find(run.runId)).toMatchObject({
      state: 'exited',
      endReason: 'exit condition reached: dashboards >= 3',
    });
  });

  it('goes on when the exit condition cannot be told', async () => {
    const { ports, run } = await begun();
    await performStep(anOrder(run, setupHelp, { exitWhen: 'dashboards >= 3' }), ports);
    expect(await ports.runs.find(run.runId)).toMatchObject({ state: 'running' });
  });

  it.each([
    [0, 'taken'],
    [2, 'not taken'],
    [undefined, 'not taken'],
  ])('that is a branch, with %s dashboards, is %s', async (dashboards, outcome) => {
    const { ports, run } = await begun();
    await ports.days.writeJudgedDays([aJudgedDay(dashboards === undefined ? {} : { dashboards })]);
    const performed = performStep(anOrder(run, branch, { ends: { next: false, otherwise: true } }), ports);
    if (outcome === 'taken') await performed;
    else await expect(performed).rejects.toMatchObject({ name: 'BranchNotTaken', retryable: false });
    const [step] = await ports.runs.steps(run.runId);
    expect(step).toMatchObject({ outcome });
    if (dashboards === undefined) expect(step?.detail).toBe('dashboards == 0: cannot tell, no value for dashboards');
    expect((await ports.runs.find(run.runId))?.state).toBe(outcome === 'taken' ? 'running' : 'completed');
  });

  it('that is the last completes the run', async () => {
    const { ports, run } = await begun();
    await performStep(anOrder(run, setupHelp, { ends: { next: true, otherwise: true } }), ports);
    expect(await ports.runs.find(run.runId)).toMatchObject({ state: 'completed', endReason: 'came to its end' });
  });

  it('that escalates holds other messages to the customer until its run ends', async () => {
    const { ports, run, outside } = await begun();
    const escalate: OrderedStep = {
      kind: 'escalate',
      id: '1-escalate',
      to: ['executives'],
      template: 'escalation',
      reason: 'A renewal is at risk',
    };
    await performStep(anOrder(run, escalate), ports);
    expect(outside.mails[0]).toMatchObject({
      to: ['chief-customer-officer@northgauge.example'],
      subject: 'Escalation: acme',
    });
    expect(outside.mails[0]?.text).toContain('A renewal is at risk.');
    const other = aRun(run.workflowsVersion, { runId: 'other' });
    await performStep(anOrder(other, setupHelp), ports);
    expect(await ports.deliveries.find('other.1-email')).toMatchObject({
      state: 'held',
      reason: 'an escalation is open',
    });
    await performStep(anOrder(run, { kind: 'close', id: 'close' }, { ends: { next: true, otherwise: true } }), ports);
    expect(await ports.escalations.openOf('acme')).toEqual([]);
  });

  it('that failed for good ends the run as failed, by the name of what went wrong', async () => {
    const { ports, run } = await begun();
    const failed = anOrder(run, { kind: 'fail', id: 'fail' }, { error: { Error: 'SecretUnavailable', Cause: '{}' } });
    await performStep(failed, ports);
    expect(await ports.runs.find(run.runId)).toMatchObject({
      state: 'failed',
      endReason: 'a step failed: SecretUnavailable',
    });
  });
});

describe('a task', () => {
  const order = (run: ReturnType<typeof aRun>, taskToken: string) => anOrder(run, task, { taskToken, ahead: [wait] });

  it('goes to the account’s owner, due in working days', async () => {
    const { ports, run } = await begun();
    await performStep(order(run, 'token-1'), ports);
    expect(await ports.tasks.open(10)).toMatchObject([
      {
        taskId: `${run.runId}.4-task`,
        assignedTo: ['csm@northgauge.example'],
        dueDay: '2026-03-05',
        accountName: 'Acme & Sons',
        state: 'open',
      },
    ]);
  });

  it('lets the playbook go on when it is completed, and tells who comes second', async () => {
    const { ports, run, outside } = await begun();
    await performStep(order(run, 'token-1'), ports);
    const taskId = `${run.runId}.4-task`;
    expect(await completeTask({ taskId, outcome: 'done', by: 'csm@northgauge.example' }, ports)).toMatchObject({
      completed: true,
    });
    expect(outside.resumed).toEqual([{ taskToken: 'token-1', at: { _5_wait: '2026-03-09T14:00:00.000Z' } }]);
    const second = await completeTask({ taskId, outcome: 'no-answer' }, ports);
    expect(second).toMatchObject({
      completed: false,
      task: { outcome: 'done', completedBy: 'csm@northgauge.example' },
    });
    expect(outside.resumed).toHaveLength(1);
    expect(await ports.tasks.open(10)).toEqual([]);
    expect(await ports.tasks.done(10)).toMatchObject([{ outcome: 'done' }]);
    expect(await ports.runs.steps(run.runId)).toMatchObject([{ stepId: '4-task', outcome: 'done' }]);
  });

  it('answers to the newest token when its step is performed again', async () => {
    const { ports, run, outside } = await begun();
    await performStep(order(run, 'token-1'), ports);
    await performStep(order(run, 'token-2'), ports);
    await completeTask({ taskId: `${run.runId}.4-task`, outcome: 'done' }, ports);
    expect(outside.resumed.map(({ taskToken }) => taskToken)).toEqual(['token-2']);
    await performStep(order(run, 'token-3'), ports);
    expect(outside.resumed.map(({ taskToken }) => taskToken)).toEqual(['token-2', 'token-3']);
  });

  it('can be completed after the playbook stopped waiting', async () => {
    const { ports, run, outside } = await begun();
    await performStep(order(run, 'token-1'), ports);
    outside.expiredTokens.add('token-1');
    expect(await completeTask({ taskId: `${run.runId}.4-task`, outcome: 'done' }, ports)).toMatchObject({
      completed: true,
    });
    expect(await ports.tasks.unsignalled(10)).toEqual([]);
  });

  it('tells its playbook later when a crash came right after its completion', async () => {
    const { ports, run, outside } = await begun();
    await performStep(order(run, 'token-1'), ports);
    const broken = { ...ports, engine: { ...ports.engine, resume: () => Promise.reject(new Error('killed')) } };
    const taskId = `${run.runId}.4-task`;
    await expect(completeTask({ taskId, outcome: 'done' }, broken)).rejects.toThrow('killed');
    expect(await releaseMessages({}, ports)).toMatchObject({ tasksSignalled: 1 });
    expect(outside.resumed).toHaveLength(1);
    expect(await ports.tasks.find(taskId)).toMatchObject({ state: 'done', signalled: true });
  });

  it('offers certain outcomes only', async () => {
    const { ports, run } = await begun();
    await performStep(order(run, 'token-1'), ports);
    const taskId = `${run.runId}.4-task`;
    await expect(completeTask({ taskId, outcome: 'saved' }, ports)).rejects.toThrow(
      'Expected one of done, no-answer as the outcome, found saved.',
    );
    await expect(completeTask({ taskId: 'none.1', outcome: 'done' }, ports)).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});
