import { describe, expect, it } from 'vitest';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';
import { onlyResource, resourcesOf, synthesise } from './synthesise.ts';

const { app, data } = synthesise();

describe('the data stack', () => {
  it('cannot be deleted by mistake, nor does anything in it go with it', () => {
    expect(app.data.terminationProtection).toBe(true);
    const stored = Object.values(data.toJSON().Resources as Record<string, { Type: string; DeletionPolicy?: string }>);
    const kept = stored.filter(({ Type }) => Type !== 'AWS::S3::BucketPolicy');
    expect(kept.map(({ Type, DeletionPolicy }) => [Type, DeletionPolicy])).toEqual([
      ['AWS::DynamoDB::Table', 'Retain'],
      ['AWS::S3::Bucket', 'Retain'],
      ['AWS::S3::Bucket', 'Retain'],
    ]);
  });
});

describe('the table', () => {
  const table = onlyResource(data, 'AWS::DynamoDB::Table');

  it('cannot be deleted by mistake', () => {
    expect(table.Properties).toMatchObject({ DeletionProtectionEnabled: true });
  });

  it('is on demand, encrypted, restorable to a point in time, and forgets what has expired', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'holdfast-production',
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: tableDefinition.timeToLive, Enabled: true },
    });
  });

  it('has the keys and the one index that the adapters use', () => {
    const { index, partitionKey, sortKey } = tableDefinition;
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: index.name,
          KeySchema: [
            { AttributeName: index.partitionKey, KeyType: 'HASH' },
            { AttributeName: index.sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
  });
});

describe('the buckets', () => {
  const buckets = resourcesOf(data, 'AWS::S3::Bucket');
  const exports = buckets.find(([id]) => id.startsWith('Exports') && !id.startsWith('ExportsAccessLogs'))?.[1]
    .Properties;
  const logs = buckets.find(([id]) => id.startsWith('ExportsAccessLogs'));

  it.each(buckets)('%s lets nobody else in, and is encrypted', (_, { Properties }) => {
    expect(Properties).toMatchObject({
      BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    expect(Properties.CorsConfiguration).toBeUndefined();
  });

  it.each(buckets)('%s refuses what does not come over TLS', (id) => {
    const policies = resourcesOf(data, 'AWS::S3::BucketPolicy').filter(
      ([, { Properties }]) => Properties.Bucket.Ref === id,
    );
    const statements = policies.flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
    expect(statements).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  });

  it('keep what was overwritten for a month, and what was never completed for a day', () => {
    expect(exports).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [
          { NoncurrentVersionExpiration: { NoncurrentDays: 30 }, ExpiredObjectDeleteMarker: true },
          { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
        ],
      },
    });
  });

  it('log who asked for what, in a bucket that forgets as the logs do', () => {
    expect(exports?.LoggingConfiguration).toMatchObject({ DestinationBucketName: { Ref: logs?.[0] } });
    expect(logs?.[1].Properties.LifecycleConfiguration.Rules).toMatchObject([{ ExpirationInDays: 90 }]);
  });
});
