import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Environment } from '../config.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import type { Names } from './names.ts';
import type { PlaybookRole } from './playbook-role.ts';

type EnvironmentProps = {
  names: Names;
  table: Table;
  exports: IBucket;
  playbooks: PlaybookRole;
  apiUrl: string;
  /** Absent when people are known by an issuer of the company's own. */
  userPoolId?: string;
  config: DeploymentConfig;
};

/** What every function is told. Names and ARNs only: secrets are read by name when they are needed. */
export function environmentOf(
  scope: Construct,
  { names, table, exports, playbooks, apiUrl, userPoolId, config }: EnvironmentProps,
): Environment {
  const arn = (service: string, resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return {
    ENVIRONMENT: names.environment,
    TABLE_NAME: table.tableName,
    SHARDS: String(config.shards),
    API_URL: apiUrl,
    USER_POOL_ID: userPoolId ?? '',
    EXPORTS_BUCKET: exports.bucketName,
    DAILY_RUN_ARN: arn('states', 'stateMachine', names.stateMachine('daily-run')),
    IMPORT_SOURCE_ARN: arn('states', 'stateMachine', names.stateMachine('import-source')),
    PREVIEW_HISTORY_ARN: arn('states', 'stateMachine', names.stateMachine('preview-history')),
    SECRETS_PREFIX: names.secretsPrefix,
    MAIL_CONFIGURATION_SET: names.configurationSet,
    PLAYBOOK_ARN_PREFIX: arn('states', 'stateMachine', names.playbooks),
    PLAYBOOK_ROLE_ARN: playbooks.role.roleArn,
    PLAYBOOK_LOG_GROUP_ARN: playbooks.logs.logGroupArn,
    // By its name: perform-step itself is told too, and cannot refer to itself.
    PERFORM_STEP_ARN: arn('lambda', 'function', names.functionName('perform-step')),
    MAIL_ENDPOINT_DEDUPLICATES: 'false',
    WEBHOOKS_TO_LOOPBACK: String(config.webhooksToLoopback),
  };
}
