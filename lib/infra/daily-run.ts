import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { dailyRunDefinition, dailyRunFunctions } from '../domain/daily-run.ts';
import { acknowledgePattern } from './acknowledge.ts';
import type { Functions } from './functions.ts';
import type { Names } from './names.ts';
import { HoldfastStateMachine } from './state-machine.ts';

type DailyRunProps = { functions: Functions; names: Names; retentionInDays: number };

/** The daily-run state machine, from the very definition that the embedded runtime runs. */
export class DailyRun extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { functions, names, retentionInDays }: DailyRunProps) {
    super(scope, id);
    const stateMachineName = names.stateMachine('daily-run');
    this.stateMachine = new HoldfastStateMachine(this, 'StateMachine', {
      stateMachineName,
      definition: dailyRunDefinition({ functionArn: (name) => functions[name].functionArn }),
      calls: dailyRunFunctions.map((name) => functions[name]),
      retentionInDays,
    });
    this.allowDistributedMap(stateMachineName);
  }

  /** A Distributed Map starts, watches and stops child executions of its own state machine, and redrives them. */
  private allowDistributedMap(name: string) {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    const [runs, children] = [arn('execution', `${name}:*`), arn('execution', `${name}/*`)];
    const statements = [
      { actions: ['states:StartExecution'], resources: [arn('stateMachine', name)] },
      // AWS asks for the first of these, and names child executions by the second.
      { actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [runs, children] },
      { actions: ['states:RedriveExecution'], resources: [children] },
    ];
    for (const statement of statements) this.stateMachine.addToRolePolicy(new PolicyStatement(statement));
    acknowledgePattern(this, runs, 'Each run is an execution of its own, named for its day when it is started.');
    acknowledgePattern(this, children, "A Distributed Map's child executions get their names from Step Functions.");
  }
}
