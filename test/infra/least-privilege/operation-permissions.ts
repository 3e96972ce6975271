/** What IAM asks of whoever calls an operation: an action on a resource; `context` is what conditions look at. */
export type Needed = { action: string; resource: string; context: Record<string, string[]> };

// biome-ignore lint/suspicious/noExplicitAny: each operation has an input of its own
type Input = any;
type Needs = (input: Input, arn: ArnOf) => { action: string; resource: string; context?: Record<string, string[]> }[];

/** Makes an ARN in the deployment's account and region. */
export type ArnOf = (service: string, resource: string) => string;

/**
 * The permissions an operation needs, from the Service Authorization Reference. One that is not listed is one that no
 * function called before: look up there what it needs, and add it.
 */
const NEEDS: Record<string, Needs> = {
  ...Object.fromEntries(
    [
      'ListUsers',
      'ListUsersInGroup',
      'AdminListGroupsForUser',
      'AdminCreateUser',
      'AdminAddUserToGroup',
      'AdminRemoveUserFromGroup',
      'AdminDeleteUser',
    ].map((operation) => [operation, onUserPool(`cognito-idp:${operation}`)]),
  ),

  GetItem: onItem('dynamodb:GetItem', ({ Key }) => [Key]),
  PutItem: onItem('dynamodb:PutItem', ({ Item }) => [Item]),
  UpdateItem: onItem('dynamodb:UpdateItem', ({ Key }) => [Key]),
  DeleteItem: onItem('dynamodb:DeleteItem', ({ Key }) => [Key]),
  Query: ({ TableName, IndexName }, arn) => [
    {
      action: 'dynamodb:Query',
      resource: arn('dynamodb', `table/${TableName}${IndexName ? `/index/${IndexName}` : ''}`),
    },
  ],
  BatchGetItem: onTables('dynamodb:BatchGetItem'),
  BatchWriteItem: ({ RequestItems }, arn) =>
    Object.entries(RequestItems).map(([name, requests]) => writing(name, requests as Put[], arn)),

  CreateStateMachine: ({ name, roleArn }, arn) => [
    { action: 'states:CreateStateMachine', resource: arn('states', `stateMachine:${name}`) },
    passing(roleArn),
  ],
  UpdateStateMachine: ({ stateMachineArn, roleArn }) => [
    { action: 'states:UpdateStateMachine', resource: stateMachineArn },
    ...(roleArn ? [passing(roleArn)] : []),
  ],
  DescribeStateMachine: onMachine('states:DescribeStateMachine'),
  StartExecution: onMachine('states:StartExecution'),
  StopExecution: ({ executionArn }) => [{ action: 'states:StopExecution', resource: executionArn }],
  // A task token belongs to an execution, and AWS asks for its state machine; the token does not tell us which it is.
  SendTaskSuccess: (_, arn) => [{ action: 'states:SendTaskSuccess', resource: arn('states', 'stateMachine:*') }],

  // Secrets Manager adds a dash and six characters to a secret's name.
  GetSecretValue: ({ SecretId }, arn) => [
    { action: 'secretsmanager:GetSecretValue', resource: arn('secretsmanager', `secret:${SecretId}-AbCdEf`) },
  ],

  // SES asks for the identity that signs and for the configuration set.
  SendRawEmail: ({ Source, ConfigurationSetName }, arn) => [
    { action: 'ses:SendRawEmail', resource: arn('ses', `identity/${Source.split('@')[1]}`) },
    { action: 'ses:SendRawEmail', resource: arn('ses', `configuration-set/${ConfigurationSetName}`) },
  ],

  ListObjectsV2: ({ Bucket, Prefix = '' }) => [
    { action: 's3:ListBucket', resource: `arn:aws:s3:::${Bucket}`, context: { 's3:prefix': [Prefix] } },
  ],
  GetObject: onObject('s3:GetObject'),
  // Also when it is only signed, for somebody else to send: S3 asks what the signer may do.
  PutObject: onObject('s3:PutObject'),
};

/** The permissions that calling an operation with `input` needs. Throws when it is not known here. */
export function neededBy({ operation, input }: { operation: string; input: Input }, arn: ArnOf): Needed[] {
  const needs = NEEDS[operation];
  if (!needs) throw new Error(`What ${operation} needs of IAM is not known; add it to operation-permissions.ts.`);
  return needs(input, arn).map((needed) => ({ context: {}, ...needed }));
}

function onItem(action: string, keys: (input: Input) => { PK: { S: string } }[]): Needs {
  return (input, arn) => [
    {
      action,
      resource: arn('dynamodb', `table/${input.TableName}`),
      context: { 'dynamodb:LeadingKeys': keys(input).map(({ PK }) => partitionKind(PK.S)) },
    },
  ];
}

/** `ACCOUNT#` of `ACCOUNT#a1`: which kind of partition it is; a partition of its own is itself. */
function partitionKind(partitionKey: string): string {
  return partitionKey.slice(0, partitionKey.indexOf('#') + 1) || partitionKey;
}

function onUserPool(action: string): Needs {
  return ({ UserPoolId }, arn) => [{ action, resource: arn('cognito-idp', `userpool/${UserPoolId}`) }];
}

function onTables(action: string): Needs {
  return ({ RequestItems }, arn) =>
    Object.keys(RequestItems).map((name) => ({ action, resource: arn('dynamodb', `table/${name}`) }));
}

type Put = { PutRequest: { Item: { PK: { S: string } } } };

function writing(table: string, requests: Put[], arn: ArnOf) {
  const keys = requests.map(({ PutRequest }) => partitionKind(PutRequest.Item.PK.S));
  return {
    action: 'dynamodb:BatchWriteItem',
    resource: arn('dynamodb', `table/${table}`),
    context: { 'dynamodb:LeadingKeys': keys },
  };
}

function onMachine(action: string): Needs {
  return ({ stateMachineArn }) => [{ action, resource: stateMachineArn }];
}

function onObject(action: string): Needs {
  return ({ Bucket, Key }) => [{ action, resource: `arn:aws:s3:::${Bucket}/${Key}` }];
}

/** To make a state machine is to hand it its role. */
function passing(roleArn: string) {
  return { action: 'iam:PassRole', resource: roleArn, context: { 'iam:PassedToService': ['states.amazonaws.com'] } };
}
