import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsPageSchema } from '../../functions/api/schemas/account.ts';
import { accountExplanationSchema } from '../../functions/api/schemas/explanation.ts';
import {
  outboxPageSchema,
  runHistorySchema,
  runsPageSchema,
  tasksPageSchema,
} from '../../functions/api/schemas/work.ts';
import type { Overview } from '../../lib/usecases/show-overview.ts';
import { holdfast, holdfastProcess, spawnHoldfast } from './spawn-holdfast.ts';

const START_MS = 150_000;
const dir = mkdtempSync(join(tmpdir(), 'holdfast-bin-'));
const inFolder = (...args: string[]) => holdfast(...args, '--dir', dir);
const json = async (...args: string[]) => JSON.parse((await inFolder(...args, '--json')).stdout);

let served: ChildProcess;
let first: Overview & { apiUrl: string };
beforeAll(async () => {
  const child = spawnHoldfast(
    'start',
    '--accounts',
    '30',
    '--history',
    '3',
    '--port',
    '0',
    '--no-console',
    '--dir',
    dir,
    '--json',
  );
  served = child;
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.endsWith('\n')) break;
  }
  first = JSON.parse(printed);
}, START_MS);
afterAll(() => {
  served.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

describe('a first start', () => {
  it('makes the sample company, judges it and acts', () => {
    expect(first.summary?.accounts).toBeGreaterThan(15);
    expect(first.atRisk.length).toBeGreaterThan(0);
    expect(first.runs.byState).toMatchObject({ running: expect.any(Number) });
    expect(first.tasks.open).toBeGreaterThan(0);
  });

  it('serves the API, which says what the commands say', async () => {
    expect(await (await fetch(`${first.apiUrl}/health`)).json()).toMatchObject({ status: 'ok' });
    const overHttp = await (await fetch(`${first.apiUrl}/accounts?limit=2`)).json();
    expect(await json('accounts', '--limit', '2')).toEqual(overHttp);
  });

  it('keeps a second process from serving the same folder', async () => {
    const other = await inFolder('start', '--once', '--port', '0');
    expect([other.code, other.stderr]).toEqual([1, expect.stringMatching(/is open in process \d+/)]);
  });
});

describe('what is there can be read', () => {
  it('as the API gives it', async () => {
    const page = accountsPageSchema.parse(await json('accounts', '--limit', '3'));
    expect(page.accounts).toHaveLength(3);
    const id = page.accounts[0]?.accountId as string;
    expect(accountExplanationSchema.parse(await json('account', id)).metrics.length).toBeGreaterThan(50);
    const { tasks } = tasksPageSchema.parse(await json('tasks'));
    expect(tasks.length).toBeGreaterThan(0);
    const { runs } = runsPageSchema.parse(await json('runs', '--limit', '1'));
    expect(runHistorySchema.parse(await json('runs', runs[0]?.runId as string)).steps.length).toBeGreaterThan(0);
    expect(outboxPageSchema.parse(await json('outbox')).total).toBeGreaterThan(0);
  });

  it.each(['accounts', 'tasks', 'outbox', 'runs'])('as a page of `%s` in at most 100 columns', async (command) => {
    const { code, stdout } = await inFolder(command, '--limit', '5');
    expect([code, stdout.split('\n').filter((line) => line.length > 100 && !line.includes('--cursor'))]).toEqual([
      0,
      [],
    ]);
  });

  it('as an account with all its parts', async () => {
    const id = (await json('accounts', '--limit', '1')).accounts[0].accountId as string;
    const { stdout } = await inFolder('account', id);
    for (const part of ['Health, point by point', 'Milestones', 'Rules', 'Metrics'])
      expect(stdout).toContain(`\n${part}\n`);
  });

  it('and an id that is nearly right is put right', async () => {
    const id = (await json('accounts', '--limit', '1')).accounts[0].accountId as string;
    const { code, stderr } = await inFolder('account', `${id.slice(0, -1)}x`);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^holdfast: There is no account .* Did you mean C-\d+\?$/),
    ]);
  });

  it.each([
    [['run', '--until', '2026-01-01'], 2, '--until needs --at'],
    [['run', '--at', '2026-01-05', '--until', '2026-01-01'], 2, '--until 2026-01-01 is before --at 2026-01-05'],
    [['run', '--at', '2100-01-01'], 2, '2100-01-01 is not over yet'],
    [['runs', 'none'], 1, 'There is no run none.'],
    [['task', 'complete', 'run.none', '--outcome', 'done'], 1, 'There is no task run.none.'],
    [['accounts', '--cursor', 'x'], 1, 'The cursor is not one that a page of this list gave.'],
  ])('%j ends with %i', async (args, code, message) => {
    const ended = await inFolder(...args);
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(message)]);
  });

  it('and a task is completed by what it offers', async () => {
    const [task] = (await json('tasks')).tasks;
    const refused = await inFolder('task', 'complete', task.taskId, '--outcome', 'forgotten');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(task.outcomes.join(', '))]);
    const done = await json('task', 'complete', task.taskId, '--outcome', task.outcomes[0]);
    expect(done).toMatchObject({ completed: true, task: { state: 'done', outcome: task.outcomes[0] } });
  });

  it('and a day is judged again without acting twice', async () => {
    const { day } = await json('run');
    expect(day).toBe(first.summary?.day);
    expect((await json('runs', '--limit', '200')).runs).toHaveLength(sum(first.runs.byState));
  });
});

describe('a start after an interruption', () => {
  it('ends well, goes on from there, and does nothing twice', { timeout: START_MS }, async () => {
    served.kill('SIGINT');
    expect((await once(served, 'close'))[0]).toBe(0);
    const { stdout, stderr } = await holdfastProcess('start', '--once', '--port', '0', '--json', '--dir', dir);
    expect(stderr).toBe('');
    const second: Overview = JSON.parse(stdout);
    expect(second).toMatchObject({ summary: first.summary, runs: { byPlaybook: first.runs.byPlaybook } });
    expect(sum(second.messages.byState)).toBe(sum(first.messages.byState));
  });

  it('refuses another sample company in the same folder', { timeout: START_MS }, async () => {
    const { code, stderr } = await inFolder('start', '--once', '--port', '0', '--seed', '99');
    expect([code, stderr]).toEqual([1, expect.stringContaining('was made with --seed 1 --accounts 30')]);
  });
});

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
