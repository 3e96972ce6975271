import type { OrderedStep } from '../../../../lib/domain/playbooks/step-order.ts';
import { anOrder, aRun } from '../../../factories/playbook-world.ts';
import { aTask } from '../../../factories/work.ts';
import { workflows } from './publishing.ts';
import { RUN, START, type World } from './world.ts';

const email: OrderedStep = {
  kind: 'email',
  id: 'mail',
  to: ['champion'],
  template: 'setup-help',
  category: 'operational',
};
const webhook: OrderedStep = { kind: 'webhook', id: 'hook', endpoint: 'crm', event: 'account.at-risk' };
const escalation: OrderedStep = {
  kind: 'escalate',
  id: 'up',
  to: ['executives'],
  template: 'escalation',
  reason: 'Stuck',
};
const task: OrderedStep = {
  kind: 'task',
  id: 'call',
  title: 'Call them',
  assignee: 'owner',
  due: { amount: 1, unit: 'days' },
  outcomes: ['done'],
};

/** The playbooks go their way for two weeks, while held messages are looked at twice a day. */
export async function performSteps({ advanceTo, call }: World) {
  for (let day = 4; day <= 18; day += 1) {
    for (const hour of ['09', '15']) {
      await advanceTo(`2026-03-${String(day).padStart(2, '0')}T${hour}:00:00Z`);
      await call('release-messages');
    }
  }
}

/** A run made by hand, and how to have its steps performed. */
async function runNamed(runId: string, { call, stores }: World) {
  const { version = '' } = (await stores.workflows.current()) ?? {};
  const run = aRun(version, { ...RUN, runId });
  await stores.runs.begin({ ...run, title: 'By hand', startedAt: START.toISOString(), state: 'running' });
  const perform = (step: OrderedStep, over: Parameters<typeof anOrder>[2] = {}) =>
    call('perform-step', anOrder(run, step, over));
  return perform;
}

/** Steps that are performed again, as after a crash; of a task that was done meanwhile, the playbook is told. */
export async function performStepsAgain(world: World) {
  const perform = await runNamed(RUN.runId, world);
  for (const _ of ['once', 'again']) await perform(email, { exitWhen: 'cancelled' });
  await perform(task, { taskToken: 'first' });
  await perform(task, { taskToken: 'second' });
  await world.request(`/tasks/${RUN.runId}.call/complete`, { json: { outcome: 'done' } });
  await perform(task, { taskToken: 'third' });
  await perform({ kind: 'fail', id: 'fail' }, { error: { Error: 'States.Timeout' } });
}

/** What a crash left behind: a task that is done, of which the playbook was not told. */
export async function releaseWhatIsLeft({ call, stores }: World) {
  const left = aTask(`${RUN.runId}.left`, { accountId: 'acme' });
  await stores.tasks.create(left);
  await stores.tasks.changeOpen({ ...left, state: 'done', outcome: 'done', completedAt: START.toISOString() });
  await call('release-messages');
}

/** An endpoint that is gone for good when a step calls it; and one, at another address, that fails first and is gone later. */
export async function deliverToBrokenEndpoints(world: World) {
  const { advanceTo, call, receiver } = world;
  const [gone, failing] = [await runNamed('everyone-gone', world), await runNamed('everyone-failing', world)];
  receiver.answer = 410;
  await gone(webhook);
  await call('publish-workflows', workflows(`${receiver.url}new`));
  receiver.answer = 500;
  await failing(webhook);
  receiver.answer = 410;
  await advanceTo('2026-03-19T15:00:00Z');
  await call('release-messages');
}

/** A run with an escalation, a task and a held webhook is stopped by a person. */
export async function stopARun(world: World) {
  const runId = 'everyone-stopped';
  const perform = await runNamed(runId, world);
  await world.call('publish-workflows', workflows(`${world.receiver.url}third`));
  world.receiver.answer = 500;
  for (const step of [escalation, webhook]) await perform(step);
  await perform(task, { taskToken: 'unanswered' });
  const stateMachineArn = `${process.env.PLAYBOOK_ARN_PREFIX}playbook-${RUN.playbook}`;
  await world.call('record-run-end', { detail: { stateMachineArn, name: runId, status: 'ABORTED' } });
}

/** SES reports that a mail did not arrive. */
export async function hearOfABounce({ call }: World) {
  const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bo@globex.example' }] };
  await call('record-mail-event', { Records: [{ Sns: { Message: JSON.stringify({ eventType: 'Bounce', bounce }) } }] });
}
