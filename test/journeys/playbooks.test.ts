import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { completeTask } from '../../lib/usecases/complete-task.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { startPlaybook } from '../../lib/usecases/start-playbook.ts';
import { aJudgedDay } from '../factories/playbook-world.ts';
import { aProfile } from '../factories/records.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

let holdfast: Holdfast;
afterEach(() => holdfast.close());

const DAY = 86_400_000;
const START = new Date('2026-03-03T15:00:00Z');
const EXECUTION = 'arn:aws:states:us-east-1:000000000000:execution:playbook-';

/** The embedded runtime with the shipped workflows, an account with a champion, and a clock that moves when it is told. */
async function runtimeWithAcme() {
  holdfast = await serveHoldfast({ dir: temporaryFolder(), speed: 'stepped', start: START });
  const { ports } = holdfast;
  await publishWorkflows({ files: shippedWorkflows() }, ports);
  const contact = { kind: 'contact' as const, accountId: 'acme', source: 'crm', contactId: 'c1' };
  const account = {
    kind: 'account' as const,
    accountId: 'acme',
    source: 'crm',
    name: 'Acme',
    ownerId: 'csm@northgauge.example',
  };
  const champion = { ...contact, name: 'Ada Byron', email: 'ada@acme.example', role: 'champion' as const };
  const profile = aProfile('acme', { accounts: [account], contacts: [champion] });
  await ports.records.write({ profiles: [profile], months: [], newAccountIds: ['acme'] });
  await ports.days.writeJudgedDays([aJudgedDay({ dashboards: 0 })]);
  return holdfast;
}

const firingOf = (playbook: string) => ({
  firingId: `rule-20260303-${playbook}`,
  ruleId: 'rule',
  accountId: 'acme',
  day: '2026-03-03',
  severity: 'warning' as const,
  playbook,
  reason: 'Because',
});
const afterDays = (days: number) => holdfast.runtime?.steps?.advanceTo(new Date(START.getTime() + days * DAY));
const stepsOf = async (runId: string) =>
  (await holdfast.ports.runs.steps(runId)).map(({ stepId, outcome }) => `${stepId} ${outcome}`);

async function transitionsOf(playbook: string): Promise<number | undefined> {
  return holdfast.runtime?.transitions(`${EXECUTION}${playbook}:${firingOf(playbook).firingId}`);
}

describe('a playbook on the embedded runtime', () => {
  it('nudges twice, gives a task, and escalates when nobody does it', async () => {
    const { ports, runtime } = await runtimeWithAcme();
    const { firingId } = firingOf('onboarding-nudge');
    await startPlaybook({ firing: firingOf('onboarding-nudge') }, ports);
    await afterDays(0.1);
    expect(await stepsOf(firingId)).toEqual(['1-email sent']);
    await afterDays(40);
    expect(await stepsOf(firingId)).toEqual([
      '1-email sent',
      '3-branch taken',
      '4-email sent',
      '6-task waiting',
      '7-escalate escalated',
    ]);
    expect(await ports.runs.find(firingId)).toMatchObject({ state: 'completed' });
    expect(await ports.tasks.open(10)).toMatchObject([
      { state: 'open', title: 'Call them and agree on the next step of the set-up' },
    ]);
    const mails = runtime?.outbox.list() ?? [];
    expect(mails.map(({ to }) => to).sort()).toEqual([
      'ada@acme.example',
      'ada@acme.example',
      'chief-customer-officer@northgauge.example',
    ]);
    const first = mails.find(({ subject }) => subject.includes('next step'));
    const parsed = await PostalMime.parse(runtime?.outbox.read(first?.id ?? '') ?? '');
    expect(parsed.headers.find(({ key }) => key === 'list-unsubscribe-post')?.value).toBe('List-Unsubscribe=One-Click');
    expect(await transitionsOf('onboarding-nudge')).toBeLessThanOrEqual(7 + 2);
  });

  it('stops as soon as the customer is implemented, and sends nothing more', async () => {
    const { ports, runtime } = await runtimeWithAcme();
    const { firingId } = firingOf('onboarding-nudge');
    await startPlaybook({ firing: firingOf('onboarding-nudge') }, ports);
    await afterDays(1);
    await ports.days.writeJudgedDays([
      aJudgedDay({ dashboards: 4 }, { day: '2026-03-04', implementedDay: '2026-03-04' }),
    ]);
    await afterDays(60);
    expect(await stepsOf(firingId)).toEqual(['1-email sent', '3-branch exited']);
    expect(await ports.runs.find(firingId)).toMatchObject({ state: 'exited' });
    expect(runtime?.outbox.list()).toHaveLength(1);
  });

  it('goes on when its task is completed, waits, and tells the owner what has not improved', async () => {
    const { ports } = await runtimeWithAcme();
    const { firingId } = firingOf('exec-escalation');
    await startPlaybook({ firing: firingOf('exec-escalation') }, ports);
    await afterDays(1);
    const [task] = await ports.tasks.open(1);
    expect(await completeTask({ taskId: task?.taskId ?? '', outcome: 'done' }, ports)).toMatchObject({
      completed: true,
    });
    await afterDays(2);
    expect(await stepsOf(firingId)).toEqual(['1-escalate escalated', '2-task done']);
    await afterDays(20);
    expect(await stepsOf(firingId)).toEqual([
      '1-escalate escalated',
      '2-task done',
      '4-exit-when went on',
      '5-email sent',
    ]);
    expect(await ports.runs.find(firingId)).toMatchObject({ state: 'completed' });
    expect(await transitionsOf('exec-escalation')).toBeLessThanOrEqual(5 + 2);
  });

  it('is closed when it ends with a task that nobody does in time, which can be done later all the same', async () => {
    const { ports } = await runtimeWithAcme();
    const { firingId } = firingOf('csm-task');
    await startPlaybook({ firing: firingOf('csm-task') }, ports);
    await afterDays(60);
    expect(await ports.runs.find(firingId)).toMatchObject({ state: 'completed' });
    const [task] = await ports.tasks.open(1);
    expect(await completeTask({ taskId: task?.taskId ?? '', outcome: 'saved' }, ports)).toMatchObject({
      completed: true,
    });
    expect(await transitionsOf('csm-task')).toBeLessThanOrEqual(2 + 2);
  });

  it('is over when a person stops its execution: no task is left in the inbox, and no escalation open', async () => {
    const { ports } = await runtimeWithAcme();
    const { firingId } = firingOf('exec-escalation');
    await startPlaybook({ firing: firingOf('exec-escalation') }, ports);
    await afterDays(1);
    expect([await ports.tasks.open(1), await ports.escalations.openOf('acme')]).toMatchObject([[{}], [{}]]);
    const executionArn = `${EXECUTION}exec-escalation:${firingId}`;
    await ports.stepFunctions.send(new StopExecutionCommand({ executionArn }));
    await afterDays(2);
    expect(await ports.runs.find(firingId)).toMatchObject({ state: 'failed', endReason: 'stopped from outside' });
    expect([await ports.tasks.open(1), await ports.escalations.openOf('acme')]).toEqual([[], []]);
  });
});
