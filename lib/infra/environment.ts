import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Environment } from '../config.ts';
import { deployedName } from './function-settings.ts';
import { configurationSetName, secretsPrefix } from './names.ts';
import type { PlaybookRole } from './playbook-role.ts';

type EnvironmentProps = { table: Table; exports: IBucket; playbooks: PlaybookRole; apiUrl: string; shards: number };

/** What every function is told. Names and ARNs only: secrets are read by name when they are needed. */
export function environmentOf(
  scope: Construct,
  { table, exports, playbooks, apiUrl, shards }: EnvironmentProps,
): Environment {
  const arn = (service: string, resource: string, resourceName: string) =>
    Stack.of(scope).formatArn({ service, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return {
    TABLE_NAME: table.tableName,
    SHARDS: String(shards),
    API_URL: apiUrl,
    EXPORTS_BUCKET: exports.bucketName,
    DAILY_RUN_ARN: arn('states', 'stateMachine', 'daily-run'),
    IMPORT_SOURCE_ARN: arn('states', 'stateMachine', 'import-source'),
    SECRETS_PREFIX: secretsPrefix,
    MAIL_CONFIGURATION_SET: configurationSetName,
    PLAYBOOK_ARN_PREFIX: arn('states', 'stateMachine', ''),
    PLAYBOOK_ROLE_ARN: playbooks.role.roleArn,
    PLAYBOOK_LOG_GROUP_ARN: playbooks.logs.logGroupArn,
    // By its name: perform-step itself is told too, and cannot refer to itself.
    PERFORM_STEP_ARN: arn('lambda', 'function', deployedName('perform-step')),
    MAIL_ENDPOINT_DEDUPLICATES: 'false',
    WEBHOOKS_TO_LOOPBACK: 'false',
  };
}
