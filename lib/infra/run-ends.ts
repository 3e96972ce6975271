import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Match, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { undeliveredQueue } from './dead-letter-queue.ts';
import type { HoldfastFunction } from './holdfast-function.ts';
import type { Names } from './names.ts';

/** How a run ends when it does not end by itself: nothing in it can say so, Step Functions does. */
const CUT_OFF = ['FAILED', 'TIMED_OUT', 'ABORTED'];

type RunEndsProps = { names: Names; recordRunEnd: HoldfastFunction };

/** Tells record-run-end of playbook runs that failed, took too long or were stopped from outside. */
export class RunEnds extends Construct {
  constructor(scope: Construct, id: string, { names, recordRunEnd }: RunEndsProps) {
    super(scope, id);
    const playbooks = Stack.of(this).formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: `${names.playbooks}playbook-`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    new Rule(this, 'Rule', {
      ruleName: names.named('run-ends'),
      description: 'Playbook runs that did not end by themselves',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: CUT_OFF, stateMachineArn: Match.prefix(playbooks) },
      },
      targets: [
        new LambdaFunction(recordRunEnd, {
          deadLetterQueue: undeliveredQueue(this, names.named('run-ends-undelivered')),
          retryAttempts: 10,
          maxEventAge: Duration.hours(12),
        }),
      ],
    });
  }
}
