import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { tableDefinition } from '../adapters/dynamodb/table-definition.ts';
import type { Names } from './names.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table: on demand, encrypted, restorable to any second of the last 35 days, and kept when its stack goes. */
export function holdfastTable(scope: Construct, names: Names): Table {
  const table = new Table(scope, 'Table', {
    tableName: names.table,
    partitionKey: text(tableDefinition.partitionKey),
    sortKey: text(tableDefinition.sortKey),
    timeToLiveAttribute: tableDefinition.timeToLive,
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  table.addGlobalSecondaryIndex({
    indexName: tableDefinition.index.name,
    partitionKey: text(tableDefinition.index.partitionKey),
    sortKey: text(tableDefinition.index.sortKey),
    projectionType: ProjectionType.ALL,
  });
  return table;
}
