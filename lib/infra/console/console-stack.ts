import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DeploymentConfig } from '../deployment-config.ts';
import { namesOf } from '../names.ts';
import { Content } from './content.ts';
import { Delivery } from './delivery.ts';

/**
 * What the console must know of the application: where the API is, who issues its tokens, and to which client.
 * `signInOrigin` is where the pages of Cognito are on which people sign in.
 */
export type ConsoleStackProps = StackProps & {
  config: DeploymentConfig;
  apiUrl: string;
  issuer: string;
  clientId: string;
  signInOrigin?: string;
};

/** The console: static files in a private bucket, delivered over HTTPS. It keeps nothing and can be deployed again. */
export class ConsoleStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { config, apiUrl, issuer, clientId, signInOrigin, ...props }: ConsoleStackProps,
  ) {
    super(scope, id, { description: 'Holdfast: console', ...props });
    const names = namesOf(config.environment);
    const { bucket, distribution } = new Delivery(this, 'Delivery', {
      names,
      apiUrl,
      issuer,
      signInOrigin,
      logRetentionDays: config.logRetentionDays,
      ...config.console,
    });
    new Content(this, 'Content', {
      bucket,
      names,
      retentionInDays: config.logRetentionDays,
      settings: {
        ...{ apiUrl, issuer, clientId, environment: config.environment },
        // Who signs out is led there: Cognito does not say so where OpenID Connect looks for it.
        ...(signInOrigin && { signOutUrl: `${signInOrigin}/logout` }),
      },
    });
    new CfnOutput(this, 'ConsoleUrl', {
      value: config.console.certificateArn
        ? String(config.console.origin)
        : `https://${distribution.distributionDomainName}`,
    });
  }
}
