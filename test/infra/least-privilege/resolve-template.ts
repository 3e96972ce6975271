import type { Template } from 'aws-cdk-lib/assertions';
import { exportsBucket } from '../../../lib/local/s3/serve-s3.ts';

// biome-ignore lint/suspicious/noExplicitAny: CloudFormation's values have no common shape
type Value = any;
type Resource = { Type: string; Properties?: Record<string, Value> };

export const account = '111111111111';
export const region = 'eu-central-1';
export const arnOf = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;

const PSEUDO: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** What CloudFormation would call a resource of each type, and its ARN; a resource without a name bears its logical id. */
const KINDS: Record<string, { name: string; arn(name: string): string }> = {
  // Its id is made up by AWS; its name is only for people.
  'AWS::Cognito::UserPool': { name: 'UserPoolId', arn: (name) => arnOf('cognito-idp', `userpool/${name}`) },
  'AWS::DynamoDB::Table': { name: 'TableName', arn: (name) => arnOf('dynamodb', `table/${name}`) },
  'AWS::IAM::Role': { name: 'RoleName', arn: (name) => `arn:aws:iam::${account}:role/${name}` },
  'AWS::Lambda::Function': { name: 'FunctionName', arn: (name) => arnOf('lambda', `function:${name}`) },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', arn: (name) => `${arnOf('logs', `log-group:${name}`)}:*` },
  'AWS::S3::Bucket': { name: 'BucketName', arn: (name) => `arn:aws:s3:::${name}` },
  'AWS::SES::ConfigurationSet': { name: 'Name', arn: (name) => arnOf('ses', `configuration-set/${name}`) },
  'AWS::SES::EmailIdentity': { name: 'EmailIdentity', arn: (name) => arnOf('ses', `identity/${name}`) },
  'AWS::SQS::Queue': { name: 'QueueName', arn: (name) => arnOf('sqs', name) },
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    arn: (name) => arnOf('states', `stateMachine:${name}`),
  },
};

/** A name that CloudFormation makes up; the bucket of exports gets that of the embedded S3, on which the journeys go. */
const madeUp = (id: string) => (/^Exports[0-9A-F]{8}$/.test(id) ? exportsBucket : id.toLowerCase());

/** Reads values of a template as CloudFormation would, in an account of its own; `others` are the stacks it imports from. */
export function resolver(template: Template, others: Template[]) {
  const { Resources: resources } = template.toJSON() as { Resources: Record<string, Resource> };

  function named(id: string): { name: string; arn?: string } {
    const { Type, Properties } = resources[id] as Resource;
    const kind = KINDS[Type];
    const given = kind && resolve(Properties?.[kind.name]);
    const name = String(given ?? madeUp(id));
    return { name, arn: kind?.arn(name) };
  }

  const intrinsics: Record<string, (argument: Value) => Value> = {
    Ref: (id) =>
      PSEUDO[id] ?? (resources[id]?.Type === 'AWS::StepFunctions::StateMachine' ? named(id).arn : named(id).name),
    'Fn::GetAtt': ([id, attribute]) => (attribute === 'Arn' ? named(id).arn : undefined) ?? `${id}.${attribute}`,
    'Fn::Join': ([separator, parts]) => parts.map(resolve).join(separator),
    'Fn::ImportValue': (name) => imported(String(resolve(name)), others),
  };

  function resolve(value: Value): Value {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const [[key, argument] = ['', undefined], ...more] = Object.entries(value);
    const intrinsic = more.length === 0 ? intrinsics[key] : undefined;
    if (intrinsic) return intrinsic(argument);
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, resolve(it)]));
  }
  return resolve;
}

function imported(name: string, templates: Template[]): Value {
  for (const template of templates) {
    const outputs: { Value: Value; Export?: { Name: string } }[] = Object.values(template.toJSON().Outputs ?? {});
    const found = outputs.find((output) => output.Export?.Name === name);
    if (found) return resolver(template, [])(found.Value);
  }
  throw new Error(`No stack exports ${name}.`);
}
