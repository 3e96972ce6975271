import { Duration, Size } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Environment } from '../config.ts';
import { acknowledge, acknowledgePattern } from './acknowledge.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { functionCode } from './function-code.ts';
import { type FunctionName, type FunctionSettings, functionSettings } from './function-settings.ts';
import { logGroup } from './log-group.ts';
import type { Names } from './names.ts';

type HoldfastFunctionProps = {
  names: Names;
  /** What lib/config.ts reads; a key that it does not know does not compile. */
  environment: Environment;
  retentionInDays: number;
  /** Whether `atMost` of function-settings is kept to. */
  reservesConcurrency: boolean;
};

const FAILURES_WAIT_ALREADY =
  "The function's own dead-letter queue takes every event that failed; a destination would hold each a second time.";

/** A function of functions/<name>: ARM64, Node 24, one ESM bundle, logs that expire, traces, its own dead-letter queue. */
export class HoldfastFunction extends LambdaFunction {
  /** Its own: no other function runs as it. */
  declare readonly role: Role;

  constructor(scope: Construct, name: FunctionName, props: HoldfastFunctionProps) {
    const { names, environment, retentionInDays, reservesConcurrency } = props;
    const settings: FunctionSettings = functionSettings[name];
    const { does, memoryInMiB, timeoutInSeconds, disk, atMost, events } = settings;
    const functionName = names.functionName(name);
    const logs = logGroup(scope, `${name}-logs`, `/aws/lambda/${functionName}`, retentionInDays);
    const role = new Role(scope, `${name}-role`, {
      description: `What ${functionName} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    super(scope, name, {
      functionName,
      description: does,
      code: functionCode(scope, name),
      handler: 'index.handler',
      architecture: Architecture.ARM_64,
      runtime: Runtime.NODEJS_24_X,
      memorySize: memoryInMiB,
      timeout: Duration.seconds(timeoutInSeconds),
      ephemeralStorageSize: disk && Size.mebibytes(disk.inMiB),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: logs,
      role,
      reservedConcurrentExecutions: reservesConcurrency ? atMost?.running : undefined,
      ...(events && { retryAttempts: events.retries, maxEventAge: Duration.minutes(events.oldestInMinutes) }),
      deadLetterQueue: deadLetterQueue(scope, `${name}-dead-letters`, `${functionName}-dead-letters`),
      environment: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
    });
    logs.grantWrite(role);
    acknowledgePattern(
      role,
      '*',
      'X-Ray traces are no resources that a policy can name: AWS documents them with * only.',
    );
    if (events) acknowledge(this, 'Serverless-LambdaAsyncFailureDestination', FAILURES_WAIT_ALREADY);
  }
}
