import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { exportsBucket } from './exports-bucket.ts';
import type { Names } from './names.ts';
import { holdfastTable } from './table.ts';

type DataStackProps = StackProps & { names: Names; logRetentionDays: number };

/** What outlives every deployment: the table, and the exports that were uploaded. */
export class DataStack extends Stack {
  readonly table: Table;
  readonly exports: Bucket;

  constructor(scope: Construct, id: string, { names, logRetentionDays, ...props }: DataStackProps) {
    super(scope, id, { description: 'Holdfast: data', terminationProtection: true, ...props });
    this.table = holdfastTable(this, names);
    this.exports = exportsBucket(this, logRetentionDays);
  }
}
