import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { PreviewRuns } from '../../ports/workflows.ts';

/** Previews as executions of a Step Functions state machine, each named after its preview and when it was asked for: a second start is refused. */
export function stepFunctionsPreviewRuns(stateMachineArn: string, client = new SFNClient({})): PreviewRuns {
  return {
    async start({ previewId, requestedAt }) {
      const name = `${previewId}-${Date.parse(requestedAt)}`;
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ previewId }) }));
        return 'started';
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'already-started';
        throw error;
      }
    },
  };
}
