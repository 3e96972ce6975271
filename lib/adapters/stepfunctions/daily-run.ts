import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { DailyRun } from '../../ports/judging.ts';

/** The daily run as a Step Functions state machine: an execution is named for its day, so Step Functions refuses a second one. */
export function stepFunctionsDailyRun(stateMachineArn: string, client = new SFNClient({})): DailyRun {
  return {
    async start(day) {
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name: day, input: '{}' }));
        return 'started';
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'already-started';
        throw error;
      }
    },
  };
}
