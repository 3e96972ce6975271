import {
  CloudFormationClient,
  ListStackResourcesCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CognitoIdentityProviderClient,
  DeleteUserPoolCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DeleteTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteBucketCommand, DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { DeleteSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DeleteStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { Context, Step } from '../context.ts';
import { playbookMachines } from '../playbook-machines.ts';

async function removeBuckets(stack: string): Promise<number> {
  const listed = new ListStackResourcesCommand({ StackName: stack });
  const { StackResourceSummaries = [] } = await new CloudFormationClient().send(listed);
  const buckets = StackResourceSummaries.filter(({ ResourceType }) => ResourceType === 'AWS::S3::Bucket');
  for (const { PhysicalResourceId } of buckets) await removeBucket(String(PhysicalResourceId));
  return buckets.length;
}

async function removeBucket(Bucket: string): Promise<void> {
  const s3 = new S3Client({ forcePathStyle: true });
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) break;
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket }));
}

async function removeTable(TableName: string): Promise<void> {
  const dynamodb = new DynamoDBClient();
  await dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
  await dynamodb.send(new DeleteTableCommand({ TableName }));
}

async function removePlaybooks(prefix: string): Promise<number> {
  const sfn = new SFNClient();
  const playbooks = await playbookMachines(prefix);
  for (const { stateMachineArn } of playbooks) await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
  return playbooks.length;
}

async function removePool(UserPoolId: string): Promise<void> {
  const cognito = new CognitoIdentityProviderClient();
  await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'INACTIVE' }));
  await cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
}

const MISSING = /NotFound|NoSuch|DoesNotExist|ValidationError/;

/** What a failed run never came to make need not be removed. */
async function unlessMissing<T>(remove: () => Promise<T>): Promise<T | undefined> {
  try {
    return await remove();
  } catch (error) {
    if (error instanceof Error && MISSING.test(error.name)) return undefined;
    throw error;
  }
}

/** Deletes the stacks, and then what they leave on purpose: table, buckets, people, playbooks, secret. */
async function removeEverything({ prefix, environment, cdk, userPools }: Context): Promise<string> {
  const data = `${prefix}-data`;
  await cdk.destroy(`${prefix}-app`);
  const unprotect = new UpdateTerminationProtectionCommand({ StackName: data, EnableTerminationProtection: false });
  await unlessMissing(() => new CloudFormationClient().send(unprotect));
  const buckets = await unlessMissing(() => removeBuckets(data));
  await cdk.destroy(data);
  await unlessMissing(() => removeTable(prefix));
  for (const pool of userPools) await unlessMissing(() => removePool(pool));
  const playbooks = await removePlaybooks(prefix);
  const SecretId = `holdfast/${environment}/webhooks/crm`;
  const forget = new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true });
  await unlessMissing(() => new SecretsManagerClient().send(forget));
  return `two stacks, the table, ${buckets} buckets, ${userPools.length} user pools, ${playbooks} playbooks, a secret`;
}

/** Leaves nothing behind. */
export const tearDown: Step = { title: 'tear down', run: removeEverything };
