import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { dailyRunDefinition, dailyRunFunctions } from '../domain/daily-run.ts';
import type { Functions } from './functions.ts';
import { logGroup } from './log-group.ts';
import type { Names } from './names.ts';

/** The daily-run state machine, from the very definition that the embedded runtime runs. */
export class DailyRun extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { functions, names, retentionInDays }: DailyRunProps) {
    super(scope, id);
    const stateMachineName = names.stateMachine('daily-run');
    const definition = dailyRunDefinition({ functionArn: (name) => functions[name].functionArn });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(definition)),
      tracingEnabled: true,
      logs: {
        destination: logGroup(this, 'Logs', `/aws/vendedlogs/states/${stateMachineName}`, retentionInDays),
        level: LogLevel.ERROR,
        // Inputs and results name accounts; the execution's own history has them, under its own permissions.
        includeExecutionData: false,
      },
    });
    for (const name of dailyRunFunctions) functions[name].grantInvoke(this.stateMachine);
    this.allowDistributedMap(stateMachineName);
  }

  /** A Distributed Map starts, watches and stops child executions of its own state machine, and redrives them. */
  private allowDistributedMap(name: string) {
    const stack = Stack.of(this);
    const arn = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    const statements = [
      { actions: ['states:StartExecution'], resources: [arn('stateMachine', name)] },
      {
        actions: ['states:DescribeExecution', 'states:StopExecution', 'states:RedriveExecution'],
        resources: [arn('execution', `${name}/*`)],
      },
    ];
    for (const statement of statements) this.stateMachine.addToRolePolicy(new PolicyStatement(statement));
  }
}

type DailyRunProps = { functions: Functions; names: Names; retentionInDays: number };
