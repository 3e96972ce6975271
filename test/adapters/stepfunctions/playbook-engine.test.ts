import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  ExecutionAlreadyExists,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  TaskDoesNotExist,
  TaskTimedOut,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { stepFunctionsEngine } from '../../../lib/adapters/stepfunctions/playbook-engine.ts';
import type { StateMachineDefinition } from '../../../lib/domain/playbooks/compile-playbook.ts';
import { aRun } from '../../factories/playbook-world.ts';

const client = new SFNClient({ region: 'us-east-1' });
const sfn = mockClient(client);
const PREFIX = 'arn:aws:states:us-east-1:000000000000:stateMachine:';
const engine = stepFunctionsEngine({ arnPrefix: PREFIX, roleArn: 'role', logGroupArn: 'logs:*' }, client);
const definition: StateMachineDefinition = { Comment: 'c', StartAt: 'a', States: { a: { Type: 'Succeed' } } };
const at = { _1_wait: '2026-03-09T14:00:00.000Z' };
const problem = { message: 'no', $metadata: {} };

beforeEach(() => sfn.reset());

describe('the playbook engine', () => {
  it('creates a state machine that is not there, without logging what runs hold', async () => {
    sfn.on(DescribeStateMachineCommand).rejects(new StateMachineDoesNotExist(problem));
    sfn.on(CreateStateMachineCommand).resolves({});
    expect(await engine.publish('csm-task', definition)).toBe('created');
    expect(sfn.commandCalls(CreateStateMachineCommand)[0]?.args[0].input).toMatchObject({
      name: 'playbook-csm-task',
      type: 'STANDARD',
      roleArn: 'role',
      loggingConfiguration: {
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'logs:*' } }],
      },
    });
  });

  it.each([
    [{ ...definition, Comment: 'older' }, 'updated', 1],
    [definition, 'unchanged', 0],
  ])('updates one only where the definition differs', async (published, outcome, updates) => {
    sfn.on(DescribeStateMachineCommand).resolves({ definition: JSON.stringify(published) });
    sfn.on(UpdateStateMachineCommand).resolves({});
    expect(await engine.publish('csm-task', definition)).toBe(outcome);
    expect(sfn.commandCalls(UpdateStateMachineCommand)).toHaveLength(updates);
  });

  it('starts an execution by the name of the firing, once', async () => {
    const run = aRun('v');
    sfn.on(StartExecutionCommand).resolvesOnce({}).rejects(new ExecutionAlreadyExists(problem));
    expect(await engine.start(run, at)).toBe('started');
    expect(await engine.start(run, at)).toBe('already-started');
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: `${PREFIX}playbook-onboarding-nudge`,
      name: run.runId,
      input: JSON.stringify({ run, at }),
    });
  });

  it('tells whether anybody still waits for a task', async () => {
    sfn
      .on(SendTaskSuccessCommand)
      .resolvesOnce({})
      .rejectsOnce(new TaskTimedOut(problem))
      .rejectsOnce(new TaskDoesNotExist(problem))
      .rejects(new Error('trouble'));
    expect(await engine.resume('token', at)).toBe('resumed');
    expect(await engine.resume('token', at)).toBe('expired');
    expect(await engine.resume('token', at)).toBe('expired');
    await expect(engine.resume('token', at)).rejects.toThrow('trouble');
  });
});
