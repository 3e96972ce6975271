import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { HoldfastFunction } from './holdfast-function.ts';

/** Lets whoever has the statement call these functions, as they are deployed now: versions and aliases are not used. */
export function mayInvoke(...functions: HoldfastFunction[]): PolicyStatement {
  return new PolicyStatement({
    actions: ['lambda:InvokeFunction'],
    resources: functions.map(({ functionArn }) => functionArn),
  });
}
