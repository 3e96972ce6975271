import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import {
  functionArn,
  history,
  openStepFunctions,
  outcome,
  standing,
  start,
  type UnderTest,
} from './step-functions-under-test.ts';

let under: UnderTest;
let running = 0;
let most = 0;
const functions = {
  echo: async (event: unknown) => event,
  double: async ({ n }: { n: number }) => n * 2,
  'odd-only': async (n: number) => {
    if (n % 2 === 0) throw Object.assign(new Error('even'), { name: 'Even' });
    return n;
  },
  counted: async (event: unknown) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return event;
  },
};
afterEach(() => under.close());
const open = async () => {
  under = await openStepFunctions(temporaryFolder(), functions);
  return under;
};

const echo = (fields: object) => ({ Type: 'Task', Resource: functionArn('echo'), ...fields });
const map = (fields: object, name = 'double') => ({
  StartAt: 'map',
  States: {
    map: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'item', States: { item: { Type: 'Task', Resource: functionArn(name), End: true } } },
      End: true,
      ...fields,
    },
  },
});
const distributed = (name: string) => ({
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'item',
    States: { item: { Type: 'Task', Resource: functionArn(name), End: true } },
  },
});

describe('data flow', () => {
  it.each([
    ['InputPath', echo({ InputPath: '$.a' }), { a: { b: 1 } }, { b: 1 }],
    ['Parameters', echo({ Parameters: { 'x.$': '$.a.b', fixed: true } }), { a: { b: 1 } }, { x: 1, fixed: true }],
    ['ResultSelector', echo({ ResultSelector: { 'only.$': '$.a' } }), { a: 1, b: 2 }, { only: 1 }],
    ['ResultPath', echo({ InputPath: '$.a', ResultPath: '$.r' }), { a: 1 }, { a: 1, r: 1 }],
    ['ResultPath $', echo({ InputPath: '$.a', ResultPath: '$' }), { a: 1 }, 1],
    ['ResultPath null', echo({ InputPath: '$.a', ResultPath: null }), { a: 1 }, { a: 1 }],
    ['OutputPath', echo({ OutputPath: '$.a' }), { a: 1 }, 1],
    ['a Wait that passes null on', { Type: 'Wait', Seconds: 5 }, null, null],
    ['a Wait with InputPath', { Type: 'Wait', InputPath: '$.a', SecondsPath: '$.s' }, { a: { s: 3 } }, { s: 3 }],
    ['a time limit from the data', echo({ TimeoutSecondsPath: '$.limit' }), { limit: 30 }, { limit: 30 }],
  ])('%s', async (_what, state, input, output) => {
    await open();
    const definition = { StartAt: 'one', States: { one: { ...state, End: true } } };
    expect(await outcome(under, definition, input)).toEqual({ status: 'SUCCEEDED', output });
  });

  it('shows the execution in the context object, at every depth', async () => {
    await open();
    const parameters = {
      'id.$': '$$.Execution.Id',
      'name.$': '$$.Execution.Name',
      'start.$': '$$.Execution.StartTime',
      'input.$': '$$.Execution.Input',
      'machine.$': '$$.StateMachine.Name',
      'state.$': '$$.State.Name',
      'entered.$': '$$.State.EnteredTime',
      'text.$': "States.Format('{}!', $$.Execution.Name)",
    };
    const definition = {
      StartAt: 'wait',
      States: {
        wait: { Type: 'Wait', Seconds: 3600, Next: 'map' },
        map: {
          ...map({ ItemsPath: '$.items' }).States.map,
          ItemProcessor: { StartAt: 'item', States: { item: { ...echo({ Parameters: parameters }), End: true } } },
        },
      },
    };
    const input = { items: [7] };
    expect((await outcome(under, definition, input)).output).toEqual([
      {
        id: 'arn:aws:states:us-east-1:000000000000:execution:playbook-test:run-1',
        name: 'run-1',
        start: '2026-01-05T08:00:00.000Z',
        input,
        machine: 'playbook-test',
        state: 'item',
        entered: '2026-01-05T09:00:00.000Z',
        text: 'run-1!',
      },
    ]);
  });
});

describe('a Map', () => {
  it('gives the results in the order of the items', async () => {
    await open();
    const definition = map({ ItemsPath: '$.list', ItemSelector: { 'n.$': '$$.Map.Item.Value' }, ResultPath: '$.out' });
    expect((await outcome(under, definition, { list: [3, 1, 2] })).output).toEqual({ list: [3, 1, 2], out: [6, 2, 4] });
  });

  it('of nothing is empty', async () => {
    await open();
    expect((await outcome(under, map({}), [])).output).toEqual([]);
  });

  it('runs no more iterations at a time than MaxConcurrency', async () => {
    most = 0;
    await open();
    const items = Array.from({ length: 12 }, (_, n) => n);
    expect((await outcome(under, map({ MaxConcurrency: 3 }, 'counted'), items)).output).toEqual(items);
    expect(most).toBe(3);
  });

  it('fails with the error of an iteration when inline', async () => {
    await open();
    expect(await outcome(under, map({}, 'odd-only'), [1, 2])).toMatchObject({ status: 'FAILED', error: 'Even' });
  });

  it('fails with States.ExceedToleratedFailureThreshold when distributed', async () => {
    await open();
    expect(await outcome(under, map(distributed('odd-only')), [1, 2])).toMatchObject({
      status: 'FAILED',
      error: 'States.ExceedToleratedFailureThreshold',
    });
  });

  it.each([
    [{ ToleratedFailureCount: 2 }, [1, 2, 3, 4], [1, 3]],
    [{ ToleratedFailurePercentage: 50 }, [1, 2, 3, 4], [1, 3]],
    [{ ToleratedFailureCount: 1 }, [1, 2, 3, 4], undefined],
    [{ ToleratedFailureCount: 9, ToleratedFailurePercentage: 25 }, [1, 2, 3, 4], undefined],
  ])('tolerates %j', async (tolerated, items, output) => {
    await open();
    expect((await outcome(under, map({ ...distributed('odd-only'), ...tolerated }), items)).output).toEqual(output);
  });

  it('inside a Map keeps its iterations apart', async () => {
    await open();
    const inner = { ...map({}, 'echo').States.map, End: true };
    const definition = map({ ItemProcessor: { StartAt: 'map inside', States: { 'map inside': inner } } });
    expect((await outcome(under, definition, [[1, 2], [3]])).output).toEqual([[1, 2], [3]]);
  });
});

it('a Parallel gives its branches the same input and the results in order', async () => {
  await open();
  const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: { ...state, End: true } } });
  const definition = {
    StartAt: 'both',
    States: {
      both: {
        Type: 'Parallel',
        Branches: [
          branch('slow', { Type: 'Wait', Seconds: 60 }),
          branch('fast', echo({ Parameters: { 'is.$': '$.n' } })),
        ],
        ResultPath: '$.both',
        End: true,
      },
    },
  };
  expect((await outcome(under, definition, { n: 1 })).output).toEqual({ n: 1, both: [{ n: 1 }, { is: 1 }] });
});

it('the history of a running execution ends at what it waits for', async () => {
  await open();
  const executionArn = await start(under, {
    StartAt: 'first',
    States: { first: { ...echo({}), Next: 'rest' }, rest: { Type: 'Wait', Seconds: 3600, End: true } },
  });
  await under.afterDays(0);
  expect((await history(under, executionArn)).map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
    'TaskStateExited',
    'WaitStateEntered',
  ]);
  expect(await standing(under, executionArn)).toEqual({ status: 'RUNNING' });
});
