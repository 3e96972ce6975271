import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { ImportRuns } from '../../ports/sources.ts';

/** Imports as executions of a Step Functions state machine, each named after its import: a second start is refused. */
export function stepFunctionsImportRuns(stateMachineArn: string, client = new SFNClient({})): ImportRuns {
  return {
    async start(run) {
      try {
        await client.send(
          new StartExecutionCommand({ stateMachineArn, name: run.importId, input: JSON.stringify(run) }),
        );
        return 'started';
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'already-started';
        throw error;
      }
    },
  };
}
