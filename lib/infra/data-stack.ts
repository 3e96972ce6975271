import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Names } from './names.ts';
import { holdfastTable } from './table.ts';

/** What outlives every deployment: the table, and the exports that were uploaded. */
export class DataStack extends Stack {
  readonly table: Table;
  readonly exports: Bucket;

  constructor(scope: Construct, id: string, { names, ...props }: StackProps & { names: Names }) {
    super(scope, id, { description: 'Holdfast: data', terminationProtection: true, ...props });
    this.table = holdfastTable(this, names);
    this.exports = new Bucket(this, 'Exports', { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
  }
}
