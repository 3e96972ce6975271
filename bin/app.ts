import { App } from 'aws-cdk-lib';
import { AppStack } from '../lib/infra/app-stack.ts';
import { DataStack } from '../lib/infra/data-stack.ts';
import { type DeploymentConfig, readDeploymentConfig } from '../lib/infra/deployment-config.ts';
import { DeploymentConfigInvalid } from '../lib/infra/errors.ts';

/** The CDK app: `cdk.json` names it, and configures it under `context.holdfast`. */
const app = new App();
const config = configOrExit();
const env = { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION };
const data = new DataStack(app, 'holdfast-data', { env });
new AppStack(app, 'holdfast-app', { env, config, table: data.table });
app.synth();

function configOrExit(): DeploymentConfig {
  try {
    return readDeploymentConfig(app.node.tryGetContext('holdfast'));
  } catch (error) {
    if (!(error instanceof DeploymentConfigInvalid)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
