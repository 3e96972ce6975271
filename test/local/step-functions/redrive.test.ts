import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { functionArn, openStepFunctions, standing, start, type UnderTest } from './step-functions-under-test.ts';

const call = (name: string, then: object) => ({ Type: 'Task', Resource: functionArn(name), ...then });

/** Prepares, works through three items one after the other, and reports. */
const definition = {
  StartAt: 'Prepare',
  States: {
    Prepare: call('prepare', { ResultPath: '$.prepared', Next: 'Each' }),
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 1,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'First',
        States: { First: call('first', { Next: 'Second' }), Second: call('second', { End: true }) },
      },
      ResultPath: '$.done',
      Next: 'Report',
    },
    Report: call('report', { End: true }),
  },
};

/** Functions that note their calls; `second` fails for item 2 while `world.broken`. */
function aWorld() {
  const world = { broken: true, calls: [] as string[], ended: [] as string[] };
  const note = (name: string) => async (given: unknown) => {
    world.calls.push(typeof given === 'number' ? `${name} ${given}` : name);
    if (world.broken && name === 'second' && given === 2) throw new Error('no disk');
    return given;
  };
  const functions = {
    prepare: async () => void world.calls.push('prepare'),
    first: note('first'),
    second: note('second'),
    report: note('report'),
    'record-run-end': async ({ detail }: { detail: { name: string; status: string } }) =>
      void world.ended.push(`${detail.name} ${detail.status}`),
  };
  return { world, functions };
}

const opened: UnderTest[] = [];
afterEach(async () => {
  for (const under of opened.splice(0)) await under.close();
});

async function open(functions: Parameters<typeof openStepFunctions>[1], dir = temporaryFolder()): Promise<UnderTest> {
  const under = await openStepFunctions(dir, functions);
  opened.push(under);
  return under;
}

/** An execution that failed at the last of its three items. */
async function failed() {
  const { world, functions } = aWorld();
  const under = await open(functions);
  const arn = await start(under, definition, { input: { items: [1, 3, 2] } });
  await under.afterDays(1);
  expect(await standing(under, arn)).toMatchObject({ status: 'FAILED' });
  return { world, functions, under, arn };
}

const redrive = ({ client }: UnderTest, executionArn: string) =>
  client.send(new RedriveExecutionCommand({ executionArn }));

describe('an execution that failed', () => {
  it('goes on, when it is redriven, with what had not succeeded, and does nothing twice', async () => {
    const { world, under, arn } = await failed();
    expect(world.calls).toEqual(['prepare', 'first 1', 'second 1', 'first 3', 'second 3', 'first 2', 'second 2']);
    world.broken = false;
    world.calls.length = 0;
    expect((await redrive(under, arn)).redriveDate).toEqual(under.clock.now());
    await under.afterDays(1);
    expect(await standing(under, arn)).toMatchObject({ status: 'SUCCEEDED', output: { done: [1, 3, 2] } });
    expect(world.calls).toEqual(['second 2', 'report']);
  });

  it('may fail again, and be redriven again', async () => {
    const { world, under, arn } = await failed();
    await redrive(under, arn);
    await under.afterDays(1);
    expect(await standing(under, arn)).toMatchObject({ status: 'FAILED' });
    world.broken = false;
    await redrive(under, arn);
    await under.afterDays(1);
    const { status, redriveCount } = await under.client.send(new DescribeExecutionCommand({ executionArn: arn }));
    expect([status, redriveCount]).toEqual(['SUCCEEDED', 2]);
    expect(world.ended).toEqual(['run-1 FAILED', 'run-1 FAILED']);
  });

  it('that was redriven goes on after a restart', async () => {
    const { world, functions, under, arn } = await failed();
    world.broken = false;
    await redrive(under, arn);
    await under.close();
    opened.length = 0;
    const reopened = await open(functions, under.dir);
    await reopened.afterDays(1);
    expect(await standing(reopened, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls.filter((name) => name === 'prepare')).toHaveLength(1);
  });

  it('runs, in lists, from when it is redriven until it ends', async () => {
    const { under, arn } = await failed();
    const { stateMachineArn } = await under.client.send(new DescribeExecutionCommand({ executionArn: arn }));
    const listed = async () => {
      const { executions } = await under.client.send(new ListExecutionsCommand({ stateMachineArn }));
      return executions?.map(({ status, stopDate }) => [status, stopDate !== undefined]);
    };
    expect(await listed()).toEqual([['FAILED', true]]);
    await redrive(under, arn);
    expect([[['RUNNING', false]], [['FAILED', true]]]).toContainEqual(await listed());
    await under.afterDays(1);
    expect(await listed()).toEqual([['FAILED', true]]);
  });
});

it('an execution that was stopped goes on where it stood', async () => {
  const { world, functions } = aWorld();
  world.broken = false;
  const under = await open(functions);
  const waiting = {
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 7 * 86_400, Next: 'Report' }, Report: call('report', { End: true }) },
  };
  const arn = await start(under, waiting);
  await under.afterDays(1);
  await under.client.send(new StopExecutionCommand({ executionArn: arn }));
  await under.afterDays(1);
  expect([world.calls, world.ended]).toEqual([[], ['run-1 ABORTED']]);
  await redrive(under, arn);
  await under.afterDays(10);
  expect(await standing(under, arn)).toMatchObject({ status: 'SUCCEEDED' });
  expect(world.calls).toEqual(['report']);
});

it('an execution that succeeded, or runs, cannot be redriven', async () => {
  const { functions } = aWorld();
  const under = await open(functions);
  const wait = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 60, End: true } } };
  const arn = await start(under, wait);
  await expect(redrive(under, arn)).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  await under.afterDays(1);
  await expect(redrive(under, arn)).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
  await expect(redrive(under, arn.replace('run-1', 'other'))).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
});

it('an end that a kill left untold is told at the next opening', async () => {
  const { world, functions, under } = await failed();
  await under.close();
  opened.length = 0;
  const ledger = join(under.dir, 'step-functions', 'ledger.jsonl');
  const lines = readFileSync(ledger, 'utf8').trim().split('\n');
  writeFileSync(ledger, `${lines.slice(0, -1).join('\n')}\n`);
  world.ended.length = 0;
  const reopened = await open(functions, under.dir);
  await reopened.afterDays(1);
  expect(world.ended).toEqual(['run-1 FAILED']);
  expect(readFileSync(ledger, 'utf8').trim().split('\n')).toEqual(lines);
});
