import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { SendTaskSuccessCommand, SFNClient, UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { openRuntime, type Runtime } from '../../../lib/local/runtime.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { playbook, playbookEffects, playbookFunctions, playbookInput, playbookOutput } from './playbook.ts';
import {
  connection,
  functionArn,
  history,
  openStepFunctions,
  role,
  standing,
  start,
  startOfTime,
  type UnderTest,
} from './step-functions-under-test.ts';

const DAY = 86_400_000;
const arn = 'arn:aws:states:us-east-1:000000000000:execution:playbook-test:run-1';

function world() {
  const done = new Set<string>();
  const tokens = new Map<string, string>();
  let nowOf = () => startOfTime;
  const effects = {
    putIfAbsent: (key: string) => !done.has(key) && done.add(key).size > 0,
    keepToken: (key: string, token: string) => tokens.set(key, token),
  };
  const calls: string[] = [];
  const { 'perform-step': perform } = playbookFunctions(effects, () => nowOf());
  const functions = {
    'perform-step': (event: { step: string }, context: unknown) => {
      calls.push(event.step);
      return perform!(event, context);
    },
  };
  return {
    done,
    tokens,
    calls,
    functions,
    watch: (under: Pick<UnderTest, 'clock'> | Runtime) => {
      nowOf = () => under.clock.now();
    },
  };
}

/** Days 0 to 80; the call is answered on day 20. `onDay` may replace the endpoint. */
async function live(
  first: UnderTest,
  tokens: Map<string, string>,
  onDay: (day: number, under: UnderTest) => Promise<UnderTest>,
) {
  let under = first;
  for (let day = 0; day <= 80; day += 1) {
    under = await onDay(day, under);
    await under.clock.advanceTo(new Date(startOfTime.getTime() + day * DAY));
    if (day === 20) {
      const taskToken = tokens.get('run-1.call');
      await under.client.send(new SendTaskSuccessCommand({ taskToken, output: '{"outcome":"reached"}' }));
    }
  }
  return under;
}

async function undisturbed() {
  const { functions, tokens, done, calls, watch } = world();
  const under = await openStepFunctions(temporaryFolder(), functions);
  watch(under);
  await start(under, playbook, { input: playbookInput });
  await live(under, tokens, async (_day, same) => same);
  return { under, done, calls };
}

describe('a playbook of 63 days', () => {
  it('runs through on a stepped clock', async () => {
    const { under, done } = await undisturbed();
    expect(await standing(under, arn)).toEqual({ status: 'SUCCEEDED', output: playbookOutput });
    expect([...done].toSorted()).toEqual(playbookEffects);
    await under.close();
  });

  it.each([
    ['every day', (_day: number) => true],
    ['on the day of the call', (day: number) => day === 15],
    ['before the answer', (day: number) => day === 20],
    ['between the iterations of the Map', (day: number) => day === 28 || day === 30],
  ])('ends the same, and calls no function again, when it is closed and opened %s', async (_when, isReopened) => {
    const expected = await undisturbed();
    const dir = temporaryFolder();
    const { functions, tokens, done, calls, watch } = world();
    const first = await openStepFunctions(dir, functions);
    watch(first);
    await start(first, playbook, { input: playbookInput });
    const under = await live(first, tokens, async (day, before) => {
      if (!isReopened(day)) return before;
      await before.close();
      const after = await openStepFunctions(dir, functions);
      watch(after);
      return after;
    });
    expect(await standing(under, arn)).toEqual({ status: 'SUCCEEDED', output: playbookOutput });
    expect([...done].toSorted()).toEqual(playbookEffects);
    expect(calls).toEqual(expected.calls);
    const times = (events: Awaited<ReturnType<typeof history>>) =>
      events.map(({ type, timestamp }) => [type, timestamp]);
    expect(times(await history(under, arn))).toEqual(times(await history(expected.under, arn)));
    await Promise.all([under.close(), expected.under.close()]);
  });

  it('finishes on the definition it began with when another is published on the way', async () => {
    const dir = temporaryFolder();
    const { functions, tokens, watch } = world();
    const first = await openStepFunctions(dir, functions);
    watch(first);
    await start(first, playbook, { input: playbookInput });
    const under = await live(first, tokens, async (day, before) => {
      if (day !== 10) return before;
      const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:playbook-test';
      const definition = JSON.stringify({ StartAt: 'other', States: { other: { Type: 'Succeed' } } });
      await before.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition, roleArn: role }));
      await before.close();
      const after = await openStepFunctions(dir, functions);
      watch(after);
      return after;
    });
    expect(await standing(under, arn)).toEqual({ status: 'SUCCEEDED', output: playbookOutput });
    await under.close();
  });

  it('is not held up by a line of its journal that a kill tore', async () => {
    const dir = temporaryFolder();
    const { functions, tokens, watch } = world();
    const first = await openStepFunctions(dir, functions);
    watch(first);
    await start(first, playbook, { input: playbookInput });
    const under = await live(first, tokens, async (day, before) => {
      if (day % 7 !== 3) return before;
      await before.close();
      const folder = join(dir, 'step-functions', 'executions', 'playbook-test');
      for (const file of readdirSync(folder)) appendFileSync(join(folder, file), '{"type":"ended","key":"5","atMs":17');
      appendFileSync(join(dir, 'step-functions', 'ledger.jsonl'), '{"type":"fini');
      const after = await openStepFunctions(dir, functions);
      watch(after);
      return after;
    });
    expect(await standing(under, arn)).toEqual({ status: 'SUCCEEDED', output: playbookOutput });
    await under.close();
  });
});

describe('attempts', () => {
  const item = {
    Type: 'Task',
    Resource: functionArn('second-time'),
    Retry: [{ ErrorEquals: ['NotYet'], IntervalSeconds: 7200, MaxAttempts: 3 }],
    End: true,
  };
  const each = {
    Type: 'Map',
    ItemProcessor: { StartAt: 'item', States: { item } },
    Retry: [{ ErrorEquals: ['Never'], IntervalSeconds: 10_800, MaxAttempts: 1 }],
    End: true,
  };

  it.each([
    ['in one go', 24 * 6],
    ['reopened every 30 minutes', 1],
  ])('of a Map and inside it, %s, count on', async (_how, strides) => {
    const dir = temporaryFolder();
    const calls: string[] = [];
    const functions = {
      'second-time': async (name: string) => {
        calls.push(name);
        const count = calls.filter((call) => call === name).length;
        if (count % 2 === 1) throw Object.assign(new Error('not yet'), { name: 'NotYet' });
        if (name === 'b' && count === 2) throw Object.assign(new Error('never'), { name: 'Never' });
        return { name, count };
      },
    };
    let under = await openStepFunctions(dir, functions);
    await start(under, { StartAt: 'each', States: { each } }, { input: ['a', 'b'] });
    for (let half = 0; half < 24 * 6; half += strides) {
      await under.afterDays(strides / 48);
      await under.close();
      under = await openStepFunctions(dir, functions);
    }
    const output = [
      { name: 'a', count: 4 },
      { name: 'b', count: 4 },
    ];
    expect(await standing(under, arn)).toEqual({ status: 'SUCCEEDED', output });
    expect(calls).toEqual(['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b']);
    const events = await history(under, arn);
    expect(events.filter(({ type }) => type === 'LambdaFunctionScheduled')).toHaveLength(8);
    expect(events.at(-1)?.timestamp).toEqual(new Date('2026-01-05T15:00:00Z'));
    await under.close();
  });
});

describe('a playbook that nobody answers', () => {
  it('runs through 63 days on a fast clock, through a runtime and its restarts', async () => {
    const dir = temporaryFolder();
    const { functions, watch } = world();
    const speed = 63 * 86_400_000;
    const options = { dir, functions, speed, start: startOfTime };
    let status: string | undefined = 'RUNNING';
    for (let life = 0; status === 'RUNNING'; life += 1) {
      const runtime = await openRuntime(options);
      watch(runtime);
      const client = new SFNClient({ ...connection, endpoint: runtime.endpoints.stepFunctions });
      if (life === 0) await start({ client, dir }, playbook, { input: playbookInput });
      await setTimeout(10);
      ({ status } = await standing({ client }, arn));
      client.destroy();
      await runtime.close();
    }
    const runtime = await openRuntime(options);
    const client = new SFNClient({ ...connection, endpoint: runtime.endpoints.stepFunctions });
    const { call: _call, ...unanswered } = playbookOutput;
    const late = { Error: 'States.Timeout', Cause: '' };
    expect(await standing({ client }, arn)).toEqual({ status: 'SUCCEEDED', output: { ...unanswered, late } });
    client.destroy();
    await runtime.close();
  });
});

describe('a step that outlasts the timers of the interpreter', () => {
  it('waits on, without counting a transition or calling its function again', async () => {
    let calls = 0;
    const slow = () => setTimeout(60, { called: ++calls });
    const under = await openStepFunctions(temporaryFolder(), { slow }, 5);
    const executionArn = await start(under, {
      StartAt: 'slow',
      States: { slow: { Type: 'Task', Resource: functionArn('slow'), End: true } },
    });
    await under.afterDays(1);
    expect(await standing(under, executionArn)).toEqual({ status: 'SUCCEEDED', output: { called: 1 } });
    expect(await under.endpoint.transitions(executionArn)).toBe(1);
    await under.close();
  });
});
