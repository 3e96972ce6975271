import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import type { LocalPorts } from '../../lib/local/ports.ts';
import type { Runtime } from '../../lib/local/runtime.ts';
import { executionArn, stateMachineArn } from '../../lib/local/step-functions/arns.ts';

/** State transitions as AWS bills them: of one ordinary daily run, and of all playbook runs together. */
export type Transitions = { perDailyRun: number; ofPlaybooks: number; playbookRuns: number };

/** Asks the embedded Step Functions. */
export async function countTransitions(runtime: Runtime, ports: LocalPorts): Promise<Transitions> {
  const { executions = [] } = await ports.stepFunctions.send(
    new ListExecutionsCommand({ stateMachineArn: stateMachineArn('daily-run'), maxResults: 1 }),
  );
  const runs = await ports.runs.newest(10_000);
  let ofPlaybooks = 0;
  for (const { runId, playbook } of runs)
    ofPlaybooks += await runtime.transitions(executionArn(`playbook-${playbook}`, runId));
  const perDailyRun = await runtime.transitions(String(executions[0]?.executionArn));
  return { perDailyRun, ofPlaybooks, playbookRuns: runs.length };
}
