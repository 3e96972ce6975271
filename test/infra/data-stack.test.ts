import { describe, expect, it } from 'vitest';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';
import { onlyResource, synthesise } from './synthesise.ts';

const { data } = synthesise();

describe('the table', () => {
  const table = onlyResource(data, 'AWS::DynamoDB::Table');

  it('is kept when the stack goes and cannot be deleted by mistake', () => {
    expect(table.DeletionPolicy).toBe('Retain');
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
