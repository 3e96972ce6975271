import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { holdfastTable } from './table.ts';

/** What outlives every deployment: the table. */
export class DataStack extends Stack {
  readonly table: Table;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { description: 'Holdfast: data', terminationProtection: true, ...props });
    this.table = holdfastTable(this);
  }
}
