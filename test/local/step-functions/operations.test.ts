import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  StartExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { functionArn, openStepFunctions, role, standing, type UnderTest } from './step-functions-under-test.ts';

let dir: string;
let under: UnderTest;
beforeEach(async () => {
  dir = temporaryFolder();
  under = await openStepFunctions(dir, {});
});
afterEach(() => under.close());

const pass = (result: unknown) =>
  JSON.stringify({ StartAt: 'p', States: { p: { Type: 'Pass', Result: result, End: true } } });
const waiting = JSON.stringify({ StartAt: 'w', States: { w: { Type: 'Wait', Seconds: 86_400, End: true } } });
const create = (name: string, definition: string, more: object = {}) =>
  under.client.send(new CreateStateMachineCommand({ name, definition, roleArn: role, ...more }));
const begin = (stateMachineArn: string | undefined, name: string, input = '{}') =>
  under.client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
const named = (name: string) => expect.objectContaining({ name });

describe('state machines', () => {
  it('are kept over a restart', async () => {
    const { stateMachineArn } = await create('m', pass(1));
    await under.close();
    under = await openStepFunctions(dir, {});
    const described = await under.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({
      name: 'm',
      definition: pass(1),
      roleArn: role,
      status: 'ACTIVE',
      type: 'STANDARD',
    });
  });

  it('created twice the same are one; created otherwise under the same name are refused', async () => {
    const first = await create('m', pass(1));
    expect((await create('m', pass(1))).stateMachineArn).toBe(first.stateMachineArn);
    await expect(create('m', pass(2))).rejects.toThrow(named('StateMachineAlreadyExists'));
  });

  it('have versions that stay as they were published', async () => {
    const { stateMachineArn, stateMachineVersionArn } = await create('m', pass(1), { publish: true });
    const updated = await under.client.send(
      new UpdateStateMachineCommand({ stateMachineArn, definition: pass(2), publish: true }),
    );
    expect([stateMachineVersionArn, updated.stateMachineVersionArn]).toEqual([
      `${stateMachineArn}:1`,
      `${stateMachineArn}:2`,
    ]);
    const again = await under.client.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
    expect(again.stateMachineVersionArn).toBe(`${stateMachineArn}:2`);
    const { stateMachineVersions } = await under.client.send(new ListStateMachineVersionsCommand({ stateMachineArn }));
    expect(stateMachineVersions?.map((version) => version.stateMachineVersionArn)).toEqual([
      `${stateMachineArn}:2`,
      `${stateMachineArn}:1`,
    ]);
    const { executionArn } = await begin(`${stateMachineArn}:1`, 'of-1');
    await under.afterDays(0);
    expect(await standing(under, executionArn!)).toEqual({ status: 'SUCCEEDED', output: 1 });
  });

  it('are listed in pages and gone once deleted', async () => {
    for (const name of ['a', 'b', 'c']) await create(name, pass(1));
    const first = await under.client.send(new ListStateMachinesCommand({ maxResults: 2 }));
    const { nextToken } = first;
    const second = await under.client.send(new ListStateMachinesCommand({ maxResults: 2, nextToken }));
    expect([first, second].map(({ stateMachines }) => stateMachines?.map(({ name }) => name))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    const { stateMachineArn } = second.stateMachines![0]!;
    await under.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await expect(begin(stateMachineArn, 'x')).rejects.toThrow(named('StateMachineDoesNotExist'));
  });

  it.each([
    ['no JSON', 'nonsense', /expected a JSON object/],
    ['no such state', '{"StartAt":"x","States":{"p":{"Type":"Pass","End":true}}}', /MISSING_TRANSITION_TARGET/],
    ['an unknown type', '{"StartAt":"p","States":{"p":{"Type":"Nap","End":true}}}', /SCHEMA_VALIDATION_FAILED/],
    [
      'JSONata',
      '{"QueryLanguage":"JSONata","StartAt":"p","States":{"p":{"Type":"Pass","End":true}}}',
      /JSONata is not supported/,
    ],
    ['Assign', '{"StartAt":"p","States":{"p":{"Type":"Pass","Assign":{"a":1},"End":true}}}', /Assign is not supported/],
    [
      'a resource not served',
      '{"StartAt":"t","States":{"t":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true}}}',
      /this Resource is not supported/,
    ],
    [
      'a random value',
      '{"StartAt":"p","States":{"p":{"Type":"Pass","Parameters":{"id.$":"States.UUID()"},"End":true}}}',
      /on replay is not supported/,
    ],
  ])('are refused with InvalidDefinition for %s', async (_what, definition, says) => {
    await expect(create('m', definition)).rejects.toThrow(named('InvalidDefinition'));
    await expect(create('m', definition)).rejects.toThrow(says);
    await expect(create('m', pass(1))).resolves.toBeDefined();
    const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:m';
    const update = new UpdateStateMachineCommand({ stateMachineArn, definition });
    await expect(under.client.send(update)).rejects.toThrow(named('InvalidDefinition'));
  });
});

describe('the name of an execution', () => {
  it('names the same execution while that runs on the same input', async () => {
    const { stateMachineArn } = await create('m', waiting);
    const first = await begin(stateMachineArn, 'one', '{"a":1}');
    const second = await begin(stateMachineArn, 'one', '{"a":1}');
    expect([second.executionArn, second.startDate]).toEqual([first.executionArn, first.startDate]);
    await expect(begin(stateMachineArn, 'one', '{"a":2}')).rejects.toThrow(named('ExecutionAlreadyExists'));
  });

  it('is taken for good once the execution has ended, over a restart too', async () => {
    const { stateMachineArn } = await create('m', pass(1));
    await begin(stateMachineArn, 'one');
    await under.afterDays(1);
    await expect(begin(stateMachineArn, 'one')).rejects.toThrow(named('ExecutionAlreadyExists'));
    await under.close();
    under = await openStepFunctions(dir, {});
    await expect(begin(stateMachineArn, 'one')).rejects.toThrow(named('ExecutionAlreadyExists'));
  });

  it.each(['with space', 'a/b', 'a:b', 'x'.repeat(81)])('is refused as InvalidName: %j', async (name) => {
    const { stateMachineArn } = await create('m', pass(1));
    await expect(begin(stateMachineArn, name)).rejects.toThrow(named('InvalidName'));
  });
});

describe('what is not there or not right', () => {
  const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:absent';
  const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:absent:none';
  it.each([
    ['StateMachineDoesNotExist', () => begin(machine, 'x')],
    [
      'StateMachineDoesNotExist',
      () => under.client.send(new DescribeStateMachineCommand({ stateMachineArn: machine })),
    ],
    ['ExecutionDoesNotExist', () => under.client.send(new DescribeExecutionCommand({ executionArn }))],
    ['ExecutionDoesNotExist', () => under.client.send(new GetExecutionHistoryCommand({ executionArn }))],
    ['InvalidArn', () => begin('arn:aws:s3:::bucket', 'x')],
    ['InvalidArn', () => under.client.send(new DescribeExecutionCommand({ executionArn: machine }))],
    ['InvalidName', () => create('a b', pass(1))],
  ])('is refused with %s', async (name, send) => {
    await expect(send()).rejects.toThrow(named(name));
  });

  it('is refused with InvalidExecutionInput when the input is not JSON', async () => {
    const { stateMachineArn } = await create('m', pass(1));
    await expect(begin(stateMachineArn, 'x', 'plain')).rejects.toThrow(named('InvalidExecutionInput'));
  });
});

describe('the list of executions', () => {
  it('shows the latest first, filtered by status, in pages, over a restart', async () => {
    const { stateMachineArn } = await create('m', waiting);
    for (const name of ['first', 'second', 'third']) {
      await begin(stateMachineArn, name);
      await under.afterDays(0.75);
    }
    await under.close();
    under = await openStepFunctions(dir, {});
    const list = async (more: object) => {
      const listed = await under.client.send(new ListExecutionsCommand({ stateMachineArn, ...more }));
      return listed.executions?.map(({ name, status }) => `${name} ${status}`);
    };
    expect(await list({})).toEqual(['third RUNNING', 'second SUCCEEDED', 'first SUCCEEDED']);
    expect(await list({ statusFilter: 'RUNNING' })).toEqual(['third RUNNING']);
    expect(await list({ maxResults: 1 })).toEqual(['third RUNNING']);
  });
});

it('counts a transition for each state entered and each attempt again', async () => {
  await under.close();
  let calls = 0;
  const flaky = async () => {
    calls += 1;
    if (calls < 3) throw new Error('again');
  };
  under = await openStepFunctions(dir, { flaky });
  const { stateMachineArn } = await create(
    'm',
    JSON.stringify({
      StartAt: 'a',
      States: {
        a: {
          Type: 'Task',
          Resource: functionArn('flaky'),
          Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 5 }],
          Next: 'b',
        },
        b: { Type: 'Wait', Seconds: 60, Next: 'c' },
        c: { Type: 'Succeed' },
      },
    }),
  );
  const { executionArn } = await begin(stateMachineArn, 'x');
  await under.afterDays(1);
  expect(await under.endpoint.transitions(executionArn!)).toBe(5);
});
