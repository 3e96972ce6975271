import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** A log group that forgets after `retentionInDays`, and goes with its stack. */
export function logGroup(scope: Construct, id: string, logGroupName: string, retentionInDays: number): LogGroup {
  // RetentionDays is an enum whose values are the days themselves.
  return new LogGroup(scope, id, { logGroupName, retention: retentionInDays, removalPolicy: RemovalPolicy.DESTROY });
}
