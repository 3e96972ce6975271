import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { tableDefinition } from '../adapters/dynamodb/table-definition.ts';
import type { Mail } from './mail.ts';
import type { Names } from './names.ts';
import type { PlaybookRole } from './playbook-role.ts';

/** What permissions are about, as people say it. */
export const resourceNames = {
  table: 'the table',
  listing: 'its index `listing`',
  playbooks: 'state machines of playbooks',
  'role of playbooks': 'the role of playbooks, for Step Functions only',
  'webhook secrets': 'secrets of webhooks',
  mail: "the sender's domain, the configuration set",
} as const;
export type GrantedResource = keyof typeof resourceNames;

/** The constructs that permissions are given on. */
export type Granted = { names: Names; table: Table; mail: Mail; playbooks: PlaybookRole };

type Resource = { arns: string[]; conditions?: Record<string, Record<string, string>> };

/** Each resource by its ARNs; where a name is open at the end, what it stands for is made later, by a function or a person. */
export function grantedResources({ names, table, mail, playbooks }: Granted): Record<GrantedResource, Resource> {
  const stack = Stack.of(playbooks);
  const arn = (service: string, resource: string, resourceName: string, arnFormat: ArnFormat) =>
    stack.formatArn({ service, resource, resourceName, arnFormat });
  const { COLON_RESOURCE_NAME, SLASH_RESOURCE_NAME } = ArnFormat;
  return {
    table: { arns: [table.tableArn] },
    listing: { arns: [`${table.tableArn}/index/${tableDefinition.index.name}`] },
    // For a task's answer too: AWS asks for the state machine of the execution that the token belongs to.
    playbooks: { arns: [arn('states', 'stateMachine', `${names.playbooks}playbook-*`, COLON_RESOURCE_NAME)] },
    'role of playbooks': {
      arns: [playbooks.role.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' } },
    },
    'webhook secrets': {
      arns: [arn('secretsmanager', 'secret', `${names.secretsPrefix}webhooks/*`, COLON_RESOURCE_NAME)],
    },
    // SES asks for both: the identity that signs, and the configuration set that the mail goes with.
    mail: {
      arns: [
        mail.sender.emailIdentityArn,
        arn('ses', 'configuration-set', mail.configurationSet.configurationSetName, SLASH_RESOURCE_NAME),
      ],
    },
  };
}
