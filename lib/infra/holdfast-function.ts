import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
import type { Environment } from '../config.ts';
import { acknowledge, acknowledgePattern } from './acknowledge.ts';
import { aliases, bundling } from './bundling.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { type FunctionName, type FunctionSettings, functionSettings } from './function-settings.ts';
import { logGroup } from './log-group.ts';
import type { Names } from './names.ts';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

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
export class HoldfastFunction extends NodejsFunction {
  /** Its own: no other function runs as it. */
  declare readonly role: Role;

  constructor(scope: Construct, name: FunctionName, props: HoldfastFunctionProps) {
    const { names, environment, retentionInDays, reservesConcurrency } = props;
    const settings: FunctionSettings = functionSettings[name];
    const { does, memoryInMiB, timeoutInSeconds, atMost, events } = settings;
    const functionName = names.functionName(name);
    const logs = logGroup(scope, `${name}-logs`, `/aws/lambda/${functionName}`, retentionInDays);
    const role = new Role(scope, `${name}-role`, {
      description: `What ${functionName} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    super(scope, name, {
      functionName,
      description: does,
      entry: root(`functions/${name}/index.ts`),
      projectRoot: root(''),
      depsLockFilePath: root('package-lock.json'),
      architecture: Architecture.ARM_64,
      runtime: Runtime.NODEJS_24_X,
      memorySize: memoryInMiB,
      timeout: Duration.seconds(timeoutInSeconds),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: logs,
      role,
      reservedConcurrentExecutions: reservesConcurrency ? atMost?.running : undefined,
      ...(events && { retryAttempts: events.retries, maxEventAge: Duration.minutes(events.oldestInMinutes) }),
      deadLetterQueue: deadLetterQueue(scope, `${name}-dead-letters`, `${functionName}-dead-letters`),
      environment: { ...environment, NODE_OPTIONS: '--enable-source-maps' },
      awsSdkConnectionReuse: false,
      bundling: {
        ...bundling,
        mainFields: [...bundling.mainFields],
        format: OutputFormat.ESM,
        logLevel: LogLevel.ERROR,
        esbuildArgs: { '--alias': Object.entries(aliases).map(([name, path]) => `${name}=${path}`) },
        bundleAwsSDK: true,
        externalModules: [],
      },
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
