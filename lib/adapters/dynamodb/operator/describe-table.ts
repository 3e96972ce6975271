import { DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { TableMissing, TableUnreachable } from './errors.ts';
import type { WholeTable } from './scan-table.ts';

/** About how many items a table has: AWS counts every six hours. Throws TableMissing, TableUnreachable. */
export async function describeTable({ tableName, dynamodb }: WholeTable): Promise<{ items: number }> {
  try {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: tableName }));
    return { items: Table?.ItemCount ?? 0 };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) throw new TableMissing(tableName, await dynamodb.config.region());
    throw new TableUnreachable(tableName, `${(error as Error).message.split('\n')[0]}`.replace(/\.?$/, '.'));
  }
}
