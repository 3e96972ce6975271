import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import type { PlaybookEngine } from '../../ports/playbooks.ts';

/** Where the playbooks' state machines are: what their ARNs begin with (the part before `playbook-<id>`), the role they run as, the log group they write to. */
export type EngineSettings = { arnPrefix: string; roleArn: string; logGroupArn: string };

/** Playbooks as Step Functions state machines; their names end in `playbook-<id>`. */
export function stepFunctionsEngine(settings: EngineSettings, client = new SFNClient({})): PlaybookEngine {
  const arnOf = (playbook: string) => `${settings.arnPrefix}playbook-${playbook}`;

  return {
    async publish(playbook, definition) {
      const text = JSON.stringify(definition);
      const published = await definitionOf(client, arnOf(playbook));
      if (published === undefined) {
        await client.send(new CreateStateMachineCommand(creationOf(arnOf(playbook), text, settings)));
        return 'created';
      }
      if (published === text) return 'unchanged';
      await client.send(new UpdateStateMachineCommand({ stateMachineArn: arnOf(playbook), definition: text }));
      return 'updated';
    },

    async start(run, at) {
      const input = { stateMachineArn: arnOf(run.playbook), name: run.runId, input: JSON.stringify({ run, at }) };
      try {
        await client.send(new StartExecutionCommand(input));
        return 'started';
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'already-started';
        throw error;
      }
    },

    async resume(taskToken, at) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(at) }));
        return 'resumed';
      } catch (error) {
        if ([TaskTimedOut, TaskDoesNotExist, InvalidToken].some((gone) => error instanceof gone)) return 'expired';
        throw error;
      }
    },

    async stop(playbook, runId) {
      const executionArn = `${arnOf(playbook).replace(':stateMachine:', ':execution:')}:${runId}`;
      try {
        await client.send(new StopExecutionCommand({ executionArn, cause: 'Stopped by a person' }));
        return 'stopped';
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return 'unknown';
        throw error;
      }
    },
  };
}

/** The definition that is published, or undefined when there is no such state machine. */
async function definitionOf(client: SFNClient, stateMachineArn: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).definition;
  } catch (error) {
    if (error instanceof StateMachineDoesNotExist) return undefined;
    throw error;
  }
}

function creationOf(arn: string, definition: string, { roleArn, logGroupArn }: EngineSettings) {
  return {
    name: arn.slice(arn.lastIndexOf(':') + 1),
    definition,
    roleArn,
    type: 'STANDARD' as const,
    tracingConfiguration: { enabled: true },
    // Without execution data: a run's input and results may name people.
    loggingConfiguration: {
      level: 'ERROR' as const,
      includeExecutionData: false,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: `${logGroupArn.replace(/:\*$/, '')}:*` } }],
    },
  };
}
