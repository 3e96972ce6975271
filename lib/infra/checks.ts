import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

/**
 * Has every synthesis checked against the AWS Solutions and Serverless rules: a finding stops it. What does not apply
 * is acknowledged beside the construct that it is about, with the reason.
 */
export function addChecks(app: App) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}
