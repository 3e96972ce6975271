import { Stack } from 'aws-cdk-lib';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledgePattern } from './acknowledge.ts';
import type { HoldfastFunction } from './holdfast-function.ts';
import { logGroup } from './log-group.ts';
import { mayInvoke } from './may-invoke.ts';

type HoldfastStateMachineProps = {
  stateMachineName: string;
  /** What the embedded runtime runs too, with the ARNs of the functions. */
  definition: object;
  /** The functions that it calls; it may call no others. */
  calls: HoldfastFunction[];
  retentionInDays: number;
};

/** A state machine of ours: it may call its functions, and its runs are logged and traced without what they are about. */
export class HoldfastStateMachine extends StateMachine {
  constructor(scope: Construct, id: string, props: HoldfastStateMachineProps) {
    const { stateMachineName, definition, calls, retentionInDays } = props;
    super(scope, id, {
      stateMachineName,
      definitionBody: DefinitionBody.fromString(Stack.of(scope).toJsonString(definition)),
      tracingEnabled: true,
      logs: {
        destination: logGroup(scope, 'Logs', `/aws/vendedlogs/states/${stateMachineName}`, retentionInDays),
        level: LogLevel.ALL,
        // Inputs and results name accounts; the execution's own history has them, under its own permissions.
        includeExecutionData: false,
      },
    });
    this.addToRolePolicy(mayInvoke(...calls));
    acknowledgePattern(
      this,
      '*',
      'Log deliveries and X-Ray traces are no resources that a policy can name: AWS documents these actions with * only.',
    );
  }
}
