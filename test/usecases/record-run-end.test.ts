import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandler } from '../../functions/record-run-end/handler.ts';
import type { OrderedStep } from '../../lib/domain/playbooks/step-order.ts';
import { completeTask } from '../../lib/usecases/complete-task.ts';
import { performStep } from '../../lib/usecases/perform-step.ts';
import { releaseMessages } from '../../lib/usecases/release-messages.ts';
import { anOrder, aRun, playbookWorld, setupHelp } from '../factories/playbook-world.ts';

const PREFIX = 'arn:aws:states:eu-west-1:111122223333:stateMachine:holdfast-production-';

const task: OrderedStep = {
  kind: 'task',
  id: '2-task',
  title: 'Call the champion',
  assignee: 'owner',
  due: { amount: 2, unit: 'days' },
  outcomes: ['done', 'no-answer'],
};
const escalate: OrderedStep = {
  kind: 'escalate',
  id: '3-escalate',
  to: ['executives'],
  template: 'escalation',
  reason: 'nobody answered',
};

/** A run that held a mail over the night, gave a task and escalated. */
async function aWorldWithARun() {
  // Late in the evening where the account is.
  const world = await playbookWorld({ now: '2026-03-04T03:00:00Z' });
  const { ports, version } = world;
  const run = aRun(version);
  await ports.runs.begin({ ...run, title: 'Nudge', startedAt: '2026-03-03T15:00:00.000Z', state: 'running' });
  await performStep(anOrder(run, setupHelp), ports);
  await performStep(anOrder(run, task, { taskToken: 'token' }), ports);
  await performStep(anOrder(run, escalate), ports);
  const handler = createHandler({ ...ports, playbookArnPrefix: PREFIX });
  const ends = (detail: object = {}) =>
    handler(
      {
        source: 'aws.states',
        detail: { stateMachineArn: `${PREFIX}playbook-${run.playbook}`, name: run.runId, status: 'FAILED', ...detail },
      } as never,
      {} as never,
    );
  return { ...world, run, ends };
}

let world: Awaited<ReturnType<typeof aWorldWithARun>>;
beforeEach(async () => {
  world = await aWorldWithARun();
});
afterEach(() => world.close());

const openTasks = async () => (await world.ports.tasks.open(10)).map(({ taskId }) => taskId);
const mailStates = async () =>
  (await world.ports.deliveries.ofRun(world.run.runId)).map((it) => `${it.stepId} ${it.state}`);

describe('a run whose execution ended from outside', () => {
  it.each([
    [{ status: 'FAILED', error: 'States.Runtime', cause: 'Ada said no' }, 'its execution failed: States.Runtime'],
    [{ status: 'FAILED', error: 'Ada Byron did it' }, 'its execution failed: unknown error'],
    [{ status: 'FAILED', error: null }, 'its execution failed: unknown error'],
    [{ status: 'TIMED_OUT' }, 'its execution took too long'],
    [{ status: 'ABORTED', error: 'whatever', cause: 'Ada Byron' }, 'stopped from outside'],
  ])('is recorded as failed, with the reason: %j', async (detail, endReason) => {
    const { ports, run, ends, time } = world;
    expect(await ends(detail)).toMatchObject({ ended: { outcome: 'recorded', accountId: 'acme', tasksWithdrawn: 1 } });
    const endedAt = time.now.toISOString();
    expect(await ports.runs.find(run.runId)).toMatchObject({ state: 'failed', endedAt, endReason });
  });

  it('leaves no escalation open and no task in the inbox; the task tells why', async () => {
    const { ports, ends } = world;
    expect([await ports.escalations.openOf('acme'), await openTasks()]).toMatchObject([[{}], [expect.any(String)]]);
    await ends();
    expect([await ports.escalations.openOf('acme'), await openTasks()]).toEqual([[], []]);
    expect(await ports.tasks.done(10)).toMatchObject([
      {
        state: 'done',
        outcome: 'withdrawn',
        note: 'The playbook is over (its execution failed: unknown error), and nobody waits for this any more.',
        signalled: true,
      },
    ]);
  });

  it('keeps what a person said came of a task', async () => {
    const { ports, run, ends } = world;
    await completeTask({ taskId: `${run.runId}.2-task`, outcome: 'done' }, ports);
    expect(await ends()).toMatchObject({ ended: { outcome: 'recorded', tasksWithdrawn: 0 } });
    expect(await ports.tasks.done(10)).toMatchObject([{ outcome: 'done' }]);
  });

  it('sends nothing more when a person stopped it', async () => {
    const { ports, ends, advance, outside } = world;
    expect(await mailStates()).toContain('1-email held');
    expect(await ends({ status: 'ABORTED' })).toMatchObject({ ended: { messagesDropped: 1 } });
    const before = outside.mails.length;
    advance(12);
    await releaseMessages({}, ports);
    expect([outside.mails.length, await mailStates()]).toEqual([before, expect.arrayContaining(['1-email dropped'])]);
  });

  it('still sends, when it failed, what it had decided to send before', async () => {
    const { ports, ends, advance } = world;
    await ends({ status: 'FAILED' });
    advance(12);
    await releaseMessages({}, ports);
    expect(await mailStates()).toContain('1-email sent');
  });

  it('is recorded once, however often it is told', async () => {
    const { ports, run, ends, advance } = world;
    await ends({ status: 'ABORTED' });
    const first = await ports.runs.find(run.runId);
    advance(1);
    expect(await ends()).toMatchObject({ ended: { outcome: 'ended-before' } });
    expect(await ports.runs.find(run.runId)).toEqual(first);
  });
});

describe('what stays as it is', () => {
  it('a run that had ended by itself', async () => {
    const { ports, run, ends } = world;
    const end = { state: 'completed' as const, endedAt: '2026-03-03T16:00:00.000Z', endReason: 'came to its end' };
    await ports.runs.end(run.runId, end);
    expect(await ends()).toMatchObject({ ended: { outcome: 'ended-before', tasksWithdrawn: 0 }, failed: false });
    expect([await ports.runs.find(run.runId), await openTasks()]).toMatchObject([end, [expect.any(String)]]);
  });

  it.each([
    ['another state machine', { stateMachineArn: `${PREFIX}daily-run` }, undefined],
    [
      'another environment',
      { stateMachineArn: `${PREFIX.replace('production', 'staging')}playbook-onboarding-nudge` },
      undefined,
    ],
    ['another playbook', { stateMachineArn: `${PREFIX}playbook-other` }, { outcome: 'unknown-run' }],
    ['an execution that nobody recorded', { name: 'by-hand' }, { outcome: 'unknown-run' }],
  ])('the run, when %s ended', async (_, detail, ended) => {
    const { ports, run, ends } = world;
    expect(await ends(detail)).toMatchObject({ failed: false, ...(ended && { ended }) });
    expect(await ports.runs.find(run.runId)).toMatchObject({ state: 'running' });
  });
});
