import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DescribeExecutionCommand, ListExecutionsCommand, RedriveExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import { executionArn, stateMachineArn } from '../../lib/local/step-functions/arns.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

/** The sample's last day, and the morning after it. */
const LAST = '2026-06-26';
const MORNING = new Date('2026-06-27T06:00:00Z');
const DAY_MS = 86_400_000;

const prepared = mkdtempSync(join(tmpdir(), 'holdfast-'));
const open: Holdfast[] = [];

/** A sample company of forty, taken in and published, on the morning after its last day: each test gets a copy of the folder. */
beforeAll(async () => {
  await extendSample(prepared, LAST, { accounts: 40, seed: 3 });
  const holdfast = await serveHoldfast({ dir: prepared, speed: 'stepped', start: MORNING });
  await importSample(prepared, holdfast.ports, silentProgress);
  await publishWorkflows({ files: shippedWorkflows() }, holdfast.ports);
  await holdfast.close();
});
afterEach(async () => {
  for (const holdfast of open.splice(0)) await holdfast.close();
});

afterAll(() => rmSync(prepared, { recursive: true, force: true }));

async function aHoldfast(): Promise<Holdfast> {
  const dir = temporaryFolder();
  cpSync(prepared, dir, { recursive: true });
  const holdfast = await serveHoldfast({ dir, speed: 'stepped', start: MORNING });
  open.push(holdfast);
  return holdfast;
}

const scheduleFires = ({ runtime }: Holdfast) => runtime?.invoke('start-daily-run', {});
const days = async ({ runtime }: Holdfast, count: number) =>
  runtime?.steps?.advanceTo(new Date(runtime.clock.now().getTime() + count * DAY_MS));

/** How the run of a day ended; it takes as long as it takes, on a clock that stands still. */
async function end({ ports }: Holdfast, day: string): Promise<string | undefined> {
  for (;;) {
    const described = new DescribeExecutionCommand({ executionArn: executionArn('daily-run', day) });
    const { status } = await ports.stepFunctions.send(described);
    if (status !== 'RUNNING') return status;
    await pause(20);
  }
}

async function runDay(holdfast: Holdfast, day: string): Promise<string | undefined> {
  await scheduleFires(holdfast);
  return end(holdfast, day);
}

const summarised = async ({ ports }: Holdfast, ...days: string[]) =>
  Promise.all(days.map(async (day) => (await ports.days.daySummary(day))?.accounts));

describe('the daily run on its schedule', () => {
  it('is one run a day, of the last complete day, however often the schedule fires', async () => {
    const holdfast = await aHoldfast();
    expect(await scheduleFires(holdfast)).toEqual({ result: { day: LAST, outcome: 'started' } });
    await scheduleFires(holdfast);
    expect(await end(holdfast, LAST)).toBe('SUCCEEDED');
    expect(await scheduleFires(holdfast)).toEqual({ result: { day: LAST, outcome: 'already-started' } });
    const listed = new ListExecutionsCommand({ stateMachineArn: stateMachineArn('daily-run') });
    const { executions } = await holdfast.ports.stepFunctions.send(listed);
    expect(executions?.map(({ name }) => name)).toEqual([LAST]);
  });

  it('catches up the days on which it did not fire', async () => {
    const holdfast = await aHoldfast();
    await runDay(holdfast, LAST);
    await days(holdfast, 3);
    expect(await summarised(holdfast, '2026-06-27', '2026-06-28', '2026-06-29')).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await runDay(holdfast, '2026-06-29')).toBe('SUCCEEDED');
    const [first, ...others] = await summarised(holdfast, LAST, '2026-06-27', '2026-06-28', '2026-06-29');
    expect(first).toBeGreaterThan(30);
    expect(others).toEqual([first, first, first]);
  });
});

/** Everything a run leaves behind that people see. */
async function leftBehind({ ports }: Holdfast, day: string) {
  const rows = await ports.days.portfolio(day);
  const accountIds = rows.map(({ accountId }) => accountId).sort();
  const judged = await ports.days.judgedDays(accountIds, day);
  const firings = await Promise.all(accountIds.map((accountId) => ports.firings.firingsOf(accountId)));
  const runs = await ports.runs.newest(500);
  return {
    summary: await ports.days.daySummary(day),
    judged: accountIds.map((accountId) => judged.get(accountId)),
    firings: firings.flat(),
    runs: runs.map(({ runId, state }) => `${runId} ${state}`).sort(),
    mails: (await ports.deliveries.newest(500)).map(({ deliveryId, state }) => `${deliveryId} ${state}`).sort(),
  };
}

type Broken = { fix(): void };

/** The table refuses what one shard writes, from the second write on. */
function breakShard({ ports }: Holdfast, write: 'writeMetricPage' | 'writeJudgedDays'): Broken {
  const works = ports.days[write] as (given: never) => Promise<void>;
  let writes = 0;
  const breaking = async (given: never) => {
    writes += 1;
    if (writes > 1) throw new Error('the disk is full');
    return works(given);
  };
  Object.assign(ports.days, { [write]: breaking });
  return { fix: () => void Object.assign(ports.days, { [write]: works }) };
}

describe('a day whose run failed', () => {
  it('is not started again by the schedule, and is judged by the next day’s run', async () => {
    const holdfast = await aHoldfast();
    const broken = breakShard(holdfast, 'writeMetricPage');
    expect(await runDay(holdfast, LAST)).toBe('FAILED');
    broken.fix();
    expect(await scheduleFires(holdfast)).toEqual({ result: { day: LAST, outcome: 'already-started' } });
    expect(await end(holdfast, LAST)).toBe('FAILED');
    await days(holdfast, 1);
    expect(await runDay(holdfast, '2026-06-27')).toBe('SUCCEEDED');
    expect(await summarised(holdfast, '2026-06-27')).toEqual([expect.any(Number)]);
  });

  it.each(['writeMetricPage', 'writeJudgedDays'] as const)(
    'leaves behind, when it is redriven after %s failed, what an undisturbed one does',
    async (write) => {
      const undisturbed = await aHoldfast();
      expect(await runDay(undisturbed, LAST)).toBe('SUCCEEDED');
      const holdfast = await aHoldfast();
      const broken = breakShard(holdfast, write);
      expect(await runDay(holdfast, LAST)).toBe('FAILED');
      expect(await summarised(holdfast, LAST)).toEqual([undefined]);
      broken.fix();
      const failed = new RedriveExecutionCommand({ executionArn: executionArn('daily-run', LAST) });
      await holdfast.ports.stepFunctions.send(failed);
      expect(await end(holdfast, LAST)).toBe('SUCCEEDED');
      const expected = await leftBehind(undisturbed, LAST);
      expect(expected.runs.length).toBeGreaterThan(0);
      expect(await leftBehind(holdfast, LAST)).toEqual(expected);
    },
  );
});
