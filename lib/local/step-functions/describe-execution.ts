import type { Started } from './execution-journal.ts';
import type { Performer } from './run-frame.ts';

/** What `$$` says about an execution and its machine. */
export function describeFor(started: Started): Pick<Performer, 'execution' | 'stateMachine'> {
  const { executionArn, name, roleArn, stateMachineArn, input, atMs } = started;
  return {
    execution: {
      Id: executionArn,
      Input: JSON.parse(input),
      Name: name,
      RoleArn: roleArn,
      StartTime: new Date(atMs).toISOString(),
    },
    stateMachine: { Id: stateMachineArn, Name: stateMachineArn.split(':').at(-1) as string },
  };
}
