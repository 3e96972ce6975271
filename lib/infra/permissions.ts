import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { FunctionName } from './function-settings.ts';
import type { Functions } from './functions.ts';
import type { Mail } from './mail.ts';
import type { Names } from './names.ts';
import type { PlaybookRole } from './playbook-role.ts';

type Permission =
  | 'read the table'
  | 'write the table'
  | 'read secrets'
  | 'send mail'
  | 'start playbooks'
  | 'answer tasks'
  | 'publish playbooks';

/** What each function may do. None may do what is not in its row. */
export const permissions: Record<FunctionName, Permission[]> = {
  'plan-run': ['read the table'],
  'collect-source': ['read the table', 'write the table'],
  'measure-shard': ['read the table', 'write the table'],
  'merge-peers': ['read the table', 'write the table'],
  'score-shard': ['read the table', 'write the table', 'start playbooks'],
  'report-day': ['read the table', 'write the table'],
  'perform-step': ['read the table', 'write the table', 'read secrets', 'send mail', 'answer tasks'],
  'release-messages': ['read the table', 'write the table', 'read secrets', 'send mail', 'answer tasks'],
  'publish-workflows': ['read the table', 'write the table', 'publish playbooks'],
  'record-mail-event': ['read the table', 'write the table'],
  api: ['read the table', 'write the table', 'answer tasks'],
};

export type Granted = { names: Names; table: Table; mail: Mail; playbooks: PlaybookRole };

/** Gives every function the permissions of its row. */
export function grantPermissions(functions: Functions, granted: Granted) {
  for (const [name, holdfastFunction] of Object.entries(functions)) {
    const rows = permissions[name as FunctionName];
    for (const statement of rows.flatMap((row) => STATEMENTS[row](granted))) {
      holdfastFunction.addToRolePolicy(new PolicyStatement(statement));
    }
  }
}

type Statement = {
  actions: string[];
  resources: string[];
  conditions?: Record<string, Record<string, string>>;
};

const onTable =
  (actions: string[]) =>
  ({ table }: Granted) => [{ actions, resources: [table.tableArn, `${table.tableArn}/index/listing`] }];

const onPlaybooks =
  (actions: string[]) =>
  ({ names, playbooks }: Granted) => [{ actions, resources: [playbookArn(playbooks, names)] }];

const STATEMENTS: Record<Permission, (granted: Granted) => Statement[]> = {
  'read the table': onTable(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']),
  'write the table': onTable([
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
    'dynamodb:BatchWriteItem',
  ]),
  'read secrets': ({ names, playbooks }) => [
    {
      actions: ['secretsmanager:GetSecretValue'],
      resources: [
        Stack.of(playbooks).formatArn({
          service: 'secretsmanager',
          resource: 'secret',
          resourceName: `${names.secretsPrefix}*`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
    },
  ],
  'send mail': ({ mail }) => [
    { actions: ['ses:SendRawEmail'], resources: [mail.sender.emailIdentityArn, configurationSetArn(mail)] },
  ],
  'start playbooks': onPlaybooks(['states:StartExecution']),
  'answer tasks': onPlaybooks(['states:SendTaskSuccess']),
  'publish playbooks': (granted) => [
    ...onPlaybooks(['states:CreateStateMachine', 'states:DescribeStateMachine', 'states:UpdateStateMachine'])(granted),
    {
      actions: ['iam:PassRole'],
      resources: [granted.playbooks.role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' } },
    },
  ],
};

function playbookArn(scope: PlaybookRole, names: Names): string {
  return Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: `${names.playbooks}playbook-*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

function configurationSetArn({ configurationSet }: Mail): string {
  return Stack.of(configurationSet).formatArn({
    service: 'ses',
    resource: 'configuration-set',
    resourceName: configurationSet.configurationSetName,
  });
}
