import { type Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IScheduleTarget, type ScheduleTargetConfig, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { HoldfastFunction } from './holdfast-function.ts';
import { mayInvoke } from './may-invoke.ts';

type FunctionTargetProps = { undelivered: Queue; retries: number; oldestEvent: Duration };

/**
 * A function as what a schedule calls, with an empty event: the scheduler's role may call this function and leave what
 * it could not deliver, and nothing else. (The CDK's own target allows every version and alias of the function too.)
 */
export class FunctionTarget extends Construct implements IScheduleTarget {
  private readonly config: ScheduleTargetConfig;

  constructor(scope: Construct, id: string, called: HoldfastFunction, props: FunctionTargetProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      description: 'Lets a schedule call its function',
      // Of this account only: the service works for others too.
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    });
    role.addToPolicy(mayInvoke(called));
    props.undelivered.grantSendMessages(role);
    this.config = {
      arn: called.functionArn,
      role,
      input: ScheduleTargetInput.fromObject({}),
      deadLetterConfig: { arn: props.undelivered.queueArn },
      retryPolicy: { maximumRetryAttempts: props.retries, maximumEventAgeInSeconds: props.oldestEvent.toSeconds() },
    };
  }

  bind(): ScheduleTargetConfig {
    return this.config;
  }
}
