import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { tableDefinition } from '../adapters/dynamodb/table-definition.ts';
import type { Mail } from './mail.ts';
import type { Names } from './names.ts';
import type { PlaybookRole } from './playbook-role.ts';

/** What permissions are about, as people say it. */
export const resourceNames = {
  table: 'the table',
  listing: 'its index `listing`',
  'daily run': 'the state machine of the daily run',
  'import run': 'the state machine of imports',
  'preview run': 'the state machine of previews',
  playbooks: 'state machines of playbooks',
  'runs of playbooks': 'runs of playbooks',
  'role of playbooks': 'the role of playbooks, for Step Functions only',
  'webhook secrets': 'secrets of webhooks',
  uploads: 'uploaded exports, `sources/*` in the bucket',
  'list of uploads': 'the bucket, below `sources/` only',
  rejects: '`rejects/*` in the bucket',
  mail: "the sender's domain, the configuration set",
  people: 'the user pool, where there is one',
} as const;
export type GrantedResource = keyof typeof resourceNames;

/** The constructs that permissions are given on. */
export type Granted = {
  names: Names;
  table: Table;
  exports: IBucket;
  mail: Mail;
  playbooks: PlaybookRole;
  userPool?: IUserPool;
};

/** What a permission names: ARNs (none where the environment has no such thing), and the conditions on them. */
export type Resource = {
  arns: string[];
  conditions?: Record<string, Record<string, string>>;
  /** Why a name is open at its end. */
  open?: string;
};

/** Each resource by its ARNs. */
export function grantedResources(granted: Granted): Record<GrantedResource, Resource> {
  const { names, table, exports, mail, playbooks, userPool } = granted;
  const arn = (service: string, resource: string, resourceName: string) =>
    Stack.of(playbooks).formatArn({ service, resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  return {
    table: { arns: [table.tableArn] },
    listing: { arns: [`${table.tableArn}/index/${tableDefinition.index.name}`] },
    'daily run': { arns: [arn('states', 'stateMachine', names.stateMachine('daily-run'))] },
    'import run': { arns: [arn('states', 'stateMachine', names.stateMachine('import-source'))] },
    'preview run': { arns: [arn('states', 'stateMachine', names.stateMachine('preview-history'))] },
    // For a task's answer too: AWS asks for the state machine of the execution that the token belongs to.
    playbooks: {
      arns: [arn('states', 'stateMachine', `${names.playbooks}playbook-*`)],
      open: 'Each playbook is a state machine that publish-workflows makes, after the deployment, when it is published.',
    },
    'runs of playbooks': {
      arns: [arn('states', 'execution', `${names.playbooks}playbook-*:*`)],
      open: 'A run has the name of what started it.',
    },
    'role of playbooks': {
      arns: [playbooks.role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' } },
    },
    'webhook secrets': {
      arns: [arn('secretsmanager', 'secret', `${names.secretsPrefix}webhooks/*`)],
      open: 'Each webhook has a secret that a person stores after the deployment, under the name of the webhook.',
    },
    uploads: {
      arns: [exports.arnForObjects('sources/*')],
      open: 'Which sources and files there are is for those to say who upload them.',
    },
    'list of uploads': { arns: [exports.bucketArn], conditions: { StringLike: { 's3:prefix': 'sources/*' } } },
    rejects: { arns: [exports.arnForObjects('rejects/*')], open: 'Each import keeps a file of its own.' },
    mail: { arns: mailArns(mail) },
    people: { arns: userPool ? [userPool.userPoolArn] : [] },
  };
}

/** SES asks for both: the identity that signs, and the configuration set that the mail goes with. */
function mailArns({ sender, configurationSet }: Mail): string[] {
  const resourceName = configurationSet.configurationSetName;
  const resource = 'configuration-set';
  return [sender.emailIdentityArn, Stack.of(configurationSet).formatArn({ service: 'ses', resource, resourceName })];
}
