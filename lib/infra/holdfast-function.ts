import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
import type { Environment } from '../config.ts';
import { aliases, bundling } from './bundling.ts';
import { deadLetterQueue } from './dead-letter-queue.ts';
import { type FunctionName, functionSettings } from './function-settings.ts';
import { logGroup } from './log-group.ts';
import type { Names } from './names.ts';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

type HoldfastFunctionProps = {
  names: Names;
  /** What lib/config.ts reads; a key that it does not know does not compile. */
  environment: Environment;
  retentionInDays: number;
};

/** A function of functions/<name>: ARM64, Node 24, one ESM bundle, logs that expire, traces, its own dead-letter queue. */
export class HoldfastFunction extends NodejsFunction {
  constructor(scope: Construct, name: FunctionName, { names, environment, retentionInDays }: HoldfastFunctionProps) {
    const { does, memoryInMiB, timeoutInSeconds } = functionSettings[name];
    const functionName = names.functionName(name);
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
      logGroup: logGroup(scope, `${name}-logs`, `/aws/lambda/${functionName}`, retentionInDays),
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
  }
}
