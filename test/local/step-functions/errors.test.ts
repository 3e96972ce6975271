import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import {
  functionArn,
  invokeResource,
  openStepFunctions,
  outcome,
  standing,
  start,
  tokenResource,
  type UnderTest,
} from './step-functions-under-test.ts';

let under: UnderTest;
const tokens: string[] = [];
const functions = {
  refuse: async () => {
    throw Object.assign(new Error('no'), { name: 'Refused' });
  },
  hang: () => new Promise(() => {}),
  large: async () => 'x'.repeat(300_000),
  nothing: async () => undefined,
  echo: async (event: unknown) => event,
  keep: async ({ token }: { token: string }) => tokens.push(token),
};
const open = async () => {
  tokens.length = 0;
  under = await openStepFunctions(temporaryFolder(), functions);
  return under;
};
afterEach(() => under.close());

const one = (state: object) => ({ StartAt: 'one', States: { one: { End: true, ...state } } });
const task = (name: string, fields: object = {}) => one({ Type: 'Task', Resource: functionArn(name), ...fields });
const forToken = (fields: object = {}) =>
  one({
    Type: 'Task',
    Resource: tokenResource,
    Parameters: { FunctionName: 'keep', Payload: { 'token.$': '$$.Task.Token' } },
    ...fields,
  });
const refused = JSON.stringify({ errorType: 'Refused', errorMessage: 'no', trace: [] });

describe('an execution fails with the error AWS names', () => {
  it.each([
    ['what a function throws', task('refuse'), {}, { error: 'Refused', cause: refused }],
    ['a function that does not answer in time', task('hang', { TimeoutSeconds: 1 }), {}, { error: 'States.Timeout' }],
    [
      'a function that is not there',
      task('absent'),
      {},
      { error: 'Lambda.ResourceNotFoundException', cause: `Function not found: ${functionArn('absent')}` },
    ],
    ['a result of more than 256 KB', task('large'), {}, { error: 'States.DataLimitExceeded' }],
    ['nobody who answers', forToken({ TimeoutSeconds: 60 }), {}, { error: 'States.Timeout' }],
    ['nobody who gives a sign of life', forToken({ HeartbeatSeconds: 60 }), {}, { error: 'States.HeartbeatTimeout' }],
    [
      'no choice that fits',
      {
        StartAt: 'c',
        States: {
          c: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'd' }] },
          d: { Type: 'Succeed' },
        },
      },
      { a: 2 },
      { error: 'States.NoChoiceMatched' },
    ],
    ['a path that leads nowhere', one({ Type: 'Wait', SecondsPath: '$.seconds' }), {}, { error: 'States.Runtime' }],
    ['a time that is none', one({ Type: 'Wait', TimestampPath: '$.at' }), { at: 'soon' }, { error: 'States.Runtime' }],
    [
      'a result path into what is no object',
      task('nothing', { ResultPath: '$.a' }),
      'text',
      { error: 'States.ResultPathMatchFailure' },
    ],
    [
      'no array to map',
      one({ Type: 'Map', ItemProcessor: { StartAt: 'p', States: { p: { Type: 'Pass', End: true } } } }),
      {},
      { error: 'States.Runtime' },
    ],
    [
      'a Fail state',
      { StartAt: 'f', States: { f: { Type: 'Fail', Error: 'Own', Cause: 'because' } } },
      {},
      { error: 'Own', cause: 'because' },
    ],
  ])('%s', async (_what, definition, input, expected) => {
    await open();
    expect(await outcome(under, definition, input)).toMatchObject({ status: 'FAILED', ...expected });
  });

  it('a Fail state without an error names none', async () => {
    await open();
    const standingNow = await outcome(under, { StartAt: 'f', States: { f: { Type: 'Fail' } } });
    expect(standingNow.error).toBeUndefined();
  });

  it('a machine past its TimeoutSeconds is TIMED_OUT', async () => {
    await open();
    const definition = { TimeoutSeconds: 3600, ...one({ Type: 'Wait', Seconds: 7200 }) };
    expect(await outcome(under, definition)).toEqual({ status: 'TIMED_OUT' });
  });

  it('a stopped execution is ABORTED with what it was stopped for', async () => {
    await open();
    const executionArn = await start(under, one({ Type: 'Wait', Seconds: 7200 }));
    await under.client.send(new StopExecutionCommand({ executionArn, error: 'Why', cause: 'not needed' }));
    await under.afterDays(1);
    expect(await standing(under, executionArn)).toEqual({ status: 'ABORTED', error: 'Why', cause: 'not needed' });
  });
});

describe('a Catch', () => {
  const catching = (errors: string[], definition: { States: { one: object } }) => ({
    StartAt: 'one',
    States: {
      one: { ...definition.States.one, Catch: [{ ErrorEquals: errors, ResultPath: '$.caught', Next: 'caught' }] },
      caught: { Type: 'Pass', InputPath: '$.caught.Error', End: true },
    },
  });

  it.each([
    [['Refused'], task('refuse'), 'Refused'],
    [['States.ALL'], task('refuse'), 'Refused'],
    [['States.TaskFailed'], task('refuse'), 'Refused'],
    [['States.Timeout'], forToken({ TimeoutSeconds: 60 }), 'States.Timeout'],
    [['States.ALL'], forToken({ TimeoutSeconds: 60 }), 'States.Timeout'],
  ])('of %j takes its error', async (errors, definition, error) => {
    await open();
    expect(await outcome(under, catching(errors, definition))).toEqual({ status: 'SUCCEEDED', output: error });
  });

  it.each([
    [['Other'], task('refuse')],
    [['States.TaskFailed'], forToken({ TimeoutSeconds: 60 })],
    [['States.ALL'], task('large')],
  ])('of %j lets another error pass', async (errors, definition) => {
    await open();
    expect((await outcome(under, catching(errors, definition))).status).toBe('FAILED');
  });
});

describe('a task token', () => {
  const send = (command: 'success' | 'failure' | 'heartbeat', taskToken: string) => {
    if (command === 'success') return under.client.send(new SendTaskSuccessCommand({ taskToken, output: '{"a":1}' }));
    if (command === 'failure')
      return under.client.send(new SendTaskFailureCommand({ taskToken, error: 'Own', cause: 'c' }));
    return under.client.send(new SendTaskHeartbeatCommand({ taskToken }));
  };

  it('ends its task well', async () => {
    const executionArn = await start(await open(), forToken());
    await under.afterDays(1);
    await send('success', tokens[0]!);
    await under.afterDays(1);
    expect(await standing(under, executionArn)).toEqual({ status: 'SUCCEEDED', output: { a: 1 } });
  });

  it('ends its task badly', async () => {
    const executionArn = await start(await open(), forToken());
    await under.afterDays(1);
    await send('failure', tokens[0]!);
    await under.afterDays(1);
    expect(await standing(under, executionArn)).toEqual({ status: 'FAILED', error: 'Own', cause: 'c' });
  });

  it('keeps its task waiting by heartbeats, over a restart too', async () => {
    const executionArn = await start(await open(), forToken({ HeartbeatSeconds: 90_000 }));
    for (let day = 0; day < 5; day += 1) {
      await under.afterDays(1);
      await send('heartbeat', tokens[0]!);
    }
    expect(await standing(under, executionArn)).toEqual({ status: 'RUNNING' });
    await under.afterDays(2);
    expect(await standing(under, executionArn)).toEqual({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });

  it('is another for each attempt of a Retry, and the earlier ones have timed out', async () => {
    const retry = { Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 60, MaxAttempts: 2 }] };
    const executionArn = await start(await open(), forToken({ TimeoutSeconds: 86_400, ...retry }));
    await under.afterDays(1.5);
    expect(tokens).toHaveLength(2);
    await expect(send('success', tokens[0]!)).rejects.toThrow(expect.objectContaining({ name: 'TaskTimedOut' }));
    await send('success', tokens[1]!);
    await under.afterDays(1);
    expect(await standing(under, executionArn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it.each(['success', 'failure', 'heartbeat'] as const)(
    'is refused for %s once its task has ended',
    async (command) => {
      await start(await open(), forToken());
      await under.afterDays(1);
      await send('success', tokens[0]!);
      await expect(send(command, tokens[0]!)).rejects.toThrow(expect.objectContaining({ name: 'TaskTimedOut' }));
    },
  );

  it.each([
    ['InvalidToken', () => 'no token at all'],
    ['InvalidToken', (token: string) => change(token, (claims) => ({ ...claims, seal: 'forged' }))],
    [
      'TaskDoesNotExist',
      (token: string) => change(token, (claims) => ({ ...claims, execution: `${claims.execution}-other` })),
    ],
  ])('is refused with %s when it is not genuine', async (name, forge) => {
    await start(await open(), forToken());
    await under.afterDays(1);
    await expect(send('success', forge(tokens[0]!))).rejects.toThrow(expect.objectContaining({ name }));
  });

  it('wants JSON', async () => {
    await start(await open(), forToken());
    await under.afterDays(1);
    const command = new SendTaskSuccessCommand({ taskToken: tokens[0]!, output: 'plain' });
    await expect(under.client.send(command)).rejects.toThrow(expect.objectContaining({ name: 'InvalidOutput' }));
  });
});

function change(token: string, edit: (claims: Record<string, string>) => object): string {
  const claims = JSON.parse(Buffer.from(token, 'base64url').toString());
  return Buffer.from(JSON.stringify(edit(claims))).toString('base64url');
}

describe('lambda:invoke', () => {
  it('wraps what the function returned', async () => {
    await open();
    const state = {
      Type: 'Task',
      Resource: invokeResource,
      Parameters: { FunctionName: 'holdfast-echo', 'Payload.$': '$' },
    };
    expect(await outcome(under, one(state), { a: 1 })).toMatchObject({
      status: 'SUCCEEDED',
      output: { ExecutedVersion: '$LATEST', Payload: { a: 1 }, StatusCode: 200 },
    });
  });

  it('gives null for a function that returns nothing', async () => {
    await open();
    expect(await outcome(under, task('nothing'))).toEqual({ status: 'SUCCEEDED', output: null });
  });
});
