import { App } from 'aws-cdk-lib';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AppStack } from './app-stack.ts';
import { ConsoleStack } from './console/console-stack.ts';
import { DataStack } from './data-stack.ts';
import { readDeploymentConfig } from './deployment-config.ts';
import { namesOf } from './names.ts';
import { OpsStack } from './ops/ops-stack.ts';

/** CDK's own choices: what it recommends for a new app, except where our reason is given. */
const FLAGS = {
  ...recommendedFlags,
  // The application stack's references to the table must hold: a weak one would let the table's name change under it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

type Environment = { account?: string; region?: string };

/**
 * The CDK app with its four stacks, split by lifetime: data stays; the application, the console and ops can be deployed
 * again. What it may choose is read from the `holdfast` context. Throws DeploymentConfigInvalid and WorkflowsTooLarge.
 */
export function holdfastApp({
  context = {},
  env: from,
}: {
  context?: Record<string, unknown>;
  env?: Environment;
} = {}) {
  const app = new App({ context, postCliContext: FLAGS });
  const config = readDeploymentConfig(app.node.tryGetContext('holdfast'), app.node.tryGetContext('environment'));
  const env = { ...from, region: config.region ?? from?.region };
  const names = namesOf(config.environment);
  const data = new DataStack(app, names.stack('data'), { env, names, logRetentionDays: config.logRetentionDays });
  const stored = { table: data.table, exports: data.exports };
  const application = new AppStack(app, names.stack('app'), { env, config, ...stored });
  const { api, identity } = application;
  const [clientId = ''] = identity.accepts.audience;
  const told = {
    apiUrl: api.url,
    issuer: identity.accepts.issuer,
    clientId,
    signInOrigin: identity.signInOrigin,
  };
  const site = new ConsoleStack(app, names.stack('console'), { env, config, ...told });
  const ops = new OpsStack(app, names.stack('ops'), { env, config, apiId: api.id });
  return { app, data, application, console: site, ops };
}
