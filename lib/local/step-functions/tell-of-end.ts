import type { Finished, Started } from './execution-journal.ts';
import type { Surroundings } from './step-runner.ts';

/** The function that EventBridge calls on AWS when an execution ended otherwise than by itself. */
const TOLD = 'record-run-end';
const NO_SUCH_FUNCTION = 'Lambda.ResourceNotFoundException';

/** Does what the rule on "Step Functions Execution Status Change" does on AWS; a runtime without the function has no such rule. */
export async function tellOfEnd(
  started: Started,
  finished: Finished,
  { invoke, onProblem }: Pick<Surroundings, 'invoke' | 'onProblem'>,
): Promise<void> {
  if (finished.status === 'SUCCEEDED') return;
  const { executionArn, stateMachineArn, name, atMs } = started;
  const { status, error = null, cause = null, atMs: stopDate } = finished;
  const outcome = await invoke(TOLD, {
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    detail: { executionArn, stateMachineArn, name, status, startDate: atMs, stopDate, error, cause },
  });
  if ('error' in outcome && outcome.error !== NO_SUCH_FUNCTION) {
    onProblem(new Error(`${TOLD} could not record that ${name} ended: ${outcome.error}`));
  }
}
