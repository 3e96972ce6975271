import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../bin/command-line.ts';
import type { HttpResponse } from '../../functions/api/http-event.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import type { Trial, TriedStep } from '../../lib/domain/playbooks/trial.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import { completeTask } from '../../lib/usecases/complete-task.ts';
import { pauseNudges } from '../../lib/usecases/pause-nudges.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { startPlaybookByHand } from '../../lib/usecases/start-playbook-by-hand.ts';
import { httpEvent } from '../factories/http-event.ts';
import { aTerminal } from '../factories/terminal.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

/** A Thursday that is judged, and the Friday after it: a weekend and quiet hours lie on the way. */
const LAST = '2026-10-29';
const NOW = '2026-10-30T19:00:00Z';

/** Every kind of step but a webhook, which depends on who listens. */
const everything = {
  'playbooks/everything.yaml': `
id: everything
title: Every kind of step
steps:
  - wait: 1 working day
  - email: { to: [admin, champion], template: setup-help }
  - branch:
      when: days_since_signup >= 0
      then:
        - email: { to: [champion, admin], template: first-dashboard }
        - wait: 2 working days
  - email: { to: [admin, champion], template: first-dashboard }
  - task:
      title: Call them
      due: 1 working day
      timeout: 5 working days
      on-timeout:
        - escalate: { to: executives, template: escalation, reason: Nobody called }
  - exit-when: health.score > 1000
  - email: { to: owner, template: still-at-risk }
`,
};

const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
let holdfast: Holdfast;
let accounts: string[];
beforeAll(async () => {
  await extendSample(dir, LAST, { accounts: 60, seed: 5 });
  holdfast = await serveHoldfast({ dir, speed: 'stepped', start: new Date(NOW) });
  await importSample(dir, holdfast.ports, silentProgress);
  await publishWorkflows({ files: { ...shippedWorkflows(), ...everything } }, holdfast.ports);
  await judgeDays([{ from: LAST, until: LAST, act: false }], holdfast.ports, silentProgress);
  const rows = await holdfast.ports.days.portfolio(LAST);
  accounts = rows.filter(({ cancelledDay }) => cancelledDay === undefined).map(({ accountId }) => accountId);
});
afterAll(async () => {
  await holdfast?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function tried(accountId: string, json: object = {}, role = 'csm'): Promise<Trial & { status: number }> {
  const body = { accountId, ...json };
  const event = httpEvent('/workflows/playbooks/everything/try', {
    ...{ method: 'POST', json: body, headers: { 'x-holdfast-person': 'ann@us.test', 'x-holdfast-role': role } },
  });
  const called = (await holdfast.runtime?.invoke('api', event as never)) as { result: HttpResponse };
  return { ...JSON.parse(called.result.body ?? '{}'), status: called.result.statusCode };
}

async function type(...args: string[]): Promise<string> {
  const terminal = aTerminal();
  if ((await runCommandLine([...args, '--dir', dir], terminal)) !== 0) throw new Error(terminal.warned.join('\n'));
  return terminal.written.join('\n');
}

/** Lets time go on as a deployment does: what is held is looked at every few minutes, tasks are done when they were tried to be. */
async function live(runId: string, trial: Trial): Promise<void> {
  const { steps: clock } = holdfast.runtime ?? {};
  const moments = trial.steps.flatMap(({ at, until, task, message }) => [
    ...[at, until, task?.until].filter((one) => one !== undefined),
    ...(message?.verdicts.map((verdict) => verdict.at) ?? []),
  ]);
  for (const moment of [...new Set(moments), trial.end.at].toSorted()) {
    await clock?.advanceTo(new Date(moment));
    await holdfast.runtime?.invoke('release-messages', {} as never);
    const open = (await holdfast.ports.tasks.ofRun(runId)).filter(({ state }) => state === 'open');
    const due = trial.steps.filter(({ task }) => task?.assumed === 'done' && task.until <= moment);
    if (due.length === 0) continue;
    for (const task of open)
      await completeTask({ taskId: task.taskId, outcome: task.outcomes[0] as string }, holdfast.ports);
    await clock?.advanceTo(new Date(moment));
  }
}

/** What can be told of a real run, as a trial tells it. */
async function reality(runId: string) {
  const { steps, deliveries, tasks, run } = await holdfast.ports.runs.contents(runId);
  const letters = await Promise.all(deliveries.map(({ deliveryId }) => holdfast.ports.letters.find(deliveryId)));
  return {
    state: run?.state,
    steps: steps.filter(({ kind }) => kind !== 'close').map(({ stepId, at }) => ({ stepId, at })),
    messages: deliveries
      .map((delivery, index) => ({
        stepId: delivery.stepId ?? '',
        to: delivery.channel === 'webhook' ? [] : delivery.to,
        state: delivery.state,
        settledAt: delivery.settledAt,
        subject: letters[index]?.subject,
        text: withoutLinks(letters[index]?.text),
      }))
      .toSorted((a, b) => (a.stepId < b.stepId ? -1 : 1)),
    tasks: tasks.map(({ title, assignedTo, dueDay }) => ({ title, assignedTo, dueDay })),
  };
}

const withoutLinks = (text = '') => text.replaceAll(/https?:\S+/g, '…');

function promised({ steps, end }: Trial) {
  const performed = steps.filter(({ kind }) => kind !== 'wait');
  return {
    state: end.state,
    steps: performed.map(({ stepId, at }) => ({ stepId, at })).toSorted(byTime),
    messages: performed
      .flatMap((step) => (step.message?.channel === 'email' ? [messageOf(step, step.message)] : []))
      .toSorted((a, b) => (a.stepId < b.stepId ? -1 : 1)),
    tasks: performed
      .flatMap(({ task }) => task ?? [])
      .map(({ title, assignedTo, dueDay }) => ({ title, assignedTo, dueDay })),
  };
}

type Mail = Extract<TriedStep['message'], { channel: 'email' }>;

function messageOf({ stepId }: TriedStep, { to, verdicts, subject, text }: Mail) {
  const last = verdicts.at(-1);
  return { stepId, to, state: last?.state, settledAt: last?.at, subject, text: withoutLinks(text) };
}

const byTime = (a: { at: string; stepId: string }, b: { at: string; stepId: string }) => a.at.localeCompare(b.at);

describe('a playbook that is tried', () => {
  it.each(['done', 'timed-out'] as const)(
    'does what a run on the same facts then does, when tasks are %s',
    async (assumed) => {
      let compared = 0;
      const some = accounts.slice(assumed === 'done' ? 0 : 4, assumed === 'done' ? 4 : 8);
      const trials = await Promise.all(
        some.map(async (accountId) => ({ accountId, trial: await tried(accountId, { assumed }) })),
      );
      for (const { trial, accountId } of trials)
        expect([accountId, trial.status, trial.refused]).toEqual([accountId, 200, undefined]);
      for (const { accountId } of trials) {
        const trial = await tried(accountId, { assumed });
        const request = { accountId, playbook: 'everything', requestId: 'real', by: 'ann@us.test' };
        const { run } = await startPlaybookByHand(request, holdfast.ports);
        await live(run.runId, trial);
        const real = await reality(run.runId);
        expect({ ...real, steps: real.steps.toSorted(byTime) }).toEqual(promised(trial));
        compared += real.messages.length;
      }
      expect(compared).toBeGreaterThan(8);
    },
  );

  it('writes nothing and sends nothing', async () => {
    const { meter } = holdfast.ports.table;
    const before = { writes: meter.writeUnits, mails: holdfast.runtime?.outbox.list().length };
    await tried(accounts[9] as string);
    expect({ writes: meter.writeUnits, mails: holdfast.runtime?.outbox.list().length }).toEqual(before);
  });

  it('says what holds a message, until when, and what becomes of it then', async () => {
    const accountId = accounts[9] as string;
    const until = new Date(holdfast.ports.clock.now().getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
    await pauseNudges({ accountId, until, because: 'They are on holiday', by: 'ann@us.test' }, holdfast.ports);
    const { steps } = await tried(accountId);
    const [first] = steps.flatMap(({ message }) => message ?? []);
    expect(first?.verdicts[0]).toMatchObject({ state: 'held', reason: expect.stringContaining('paused') });
    expect(first?.verdicts.at(-1)?.at).toBe(first?.verdicts.at(-2)?.until);
    expect(steps.filter(({ byTodaysFacts }) => !byTodaysFacts).map(({ stepId }) => stepId)).toEqual([steps[0]?.stepId]);
  });

  it('says why it would not begin, and what it would do all the same', async () => {
    const accountId = accounts[10] as string;
    const request = { accountId, playbook: 'everything', requestId: 'real', by: 'ann@us.test' };
    await startPlaybookByHand(request, holdfast.ports);
    const trial = await tried(accountId);
    expect(trial.refused).toContain('is under way for this account');
    expect(trial.steps.length).toBeGreaterThan(3);
  });

  it('is the draft’s when there is one, which leaders have', async () => {
    const files = {
      'playbooks/everything.yaml': `\nid: everything\ntitle: Just wait\nsteps:\n  - wait: 2 hours\n  - email: { to: owner, template: still-at-risk }\n`,
    };
    expect(await tried(accounts[11] as string, { draft: { files } })).toMatchObject({ status: 403 });
    const { steps, end, at } = await tried(accounts[11] as string, { draft: { files } }, 'leader');
    expect(steps).toMatchObject([
      { kind: 'wait', outcome: 'waited' },
      { kind: 'email', byTodaysFacts: true },
    ]);
    expect(Date.parse(end.at) - Date.parse(at)).toBeLessThanOrEqual(2 * 3_600_000);
    const faulty = { 'playbooks/everything.yaml': 'id: everything' };
    expect((await tried(accounts[11] as string, { draft: { files: faulty } }, 'leader')).status).toBe(400);
  });

  it('is of an account and a playbook that there are, and no viewer’s', async () => {
    expect((await tried('nobody')).status).toBe(404);
    expect((await tried(accounts[11] as string, {}, 'viewer')).status).toBe(403);
    await expect(type('playbooks', 'try', 'everythin', accounts[11] as string)).rejects.toThrow(/everything/);
  });

  it('says the same on the command line', async () => {
    const accountId = accounts[11] as string;
    const { status, ...trial } = await tried(accountId);
    expect(status).toBe(200);
    expect(JSON.parse(await type('playbooks', 'try', 'everything', accountId, '--json'))).toEqual(trial);
    const shown = await type('playbooks', 'try', 'everything', accountId, '--tasks', 'timed-out', '--letters');
    expect(shown).toContain('Every kind of step');
    expect(shown).toContain('Call them');
    expect(shown).toContain('Subject: ');
  });
});
