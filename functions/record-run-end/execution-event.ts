import * as z from 'zod';
import { executionEnds } from '../../lib/usecases/record-run-end.ts';

/** What EventBridge says of an execution that ended, in the fields that matter here ("Step Functions Execution Status Change"). */
export const executionEventSchema = z.object({
  detail: z.object({
    stateMachineArn: z.string(),
    name: z.string().min(1),
    status: z.enum(executionEnds),
    error: z.string().nullish(),
  }),
});
export type ExecutionEvent = z.output<typeof executionEventSchema>;

/** The playbook of a state machine, by its ARN; undefined when it is none of ours. */
export function playbookOf(stateMachineArn: string, arnPrefix: string): string | undefined {
  const prefix = `${arnPrefix}playbook-`;
  return stateMachineArn.startsWith(prefix) ? stateMachineArn.slice(prefix.length) : undefined;
}
