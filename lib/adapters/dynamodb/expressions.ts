import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { tableDefinition } from './table-definition.ts';

/** Part of a partition: a prefix, or a range of sort keys with both ends included; `listing` reads the index. */
export type Range = {
  partition: string;
  prefix?: string;
  from?: string;
  until?: string;
  listing?: boolean;
  newestFirst?: boolean;
  limit?: number;
};

/** A condition expression with the names and values it mentions. */
export type Condition = { expression: string; values?: Record<string, unknown>; names?: Record<string, string> };

/** The parts of a Query that read a range. */
export function queryOf(range: Range): Omit<QueryCommandInput, 'TableName'> {
  const index = tableDefinition.index;
  const [pk, sk] = range.listing
    ? [index.partitionKey, index.sortKey]
    : [tableDefinition.partitionKey, tableDefinition.sortKey];
  const values: Record<string, string> = { ':pk': range.partition };
  let condition = `${pk} = :pk`;
  if (range.prefix !== undefined) {
    condition += ` AND begins_with(${sk}, :prefix)`;
    values[':prefix'] = range.prefix;
  } else if (range.from !== undefined && range.until !== undefined) {
    condition += ` AND ${sk} BETWEEN :from AND :until`;
    Object.assign(values, { ':from': range.from, ':until': range.until });
  }
  return {
    KeyConditionExpression: condition,
    ExpressionAttributeValues: values,
    IndexName: range.listing ? index.name : undefined,
    ScanIndexForward: !range.newestFirst,
    Limit: range.limit,
  };
}

/** `condition`, and that the item is of a version, or not there at all. */
export function onVersion(version: number, { expression, names, values }: Condition): Condition {
  return {
    expression: `(${expression}) AND (attribute_not_exists(PK) OR v = :v)`,
    names,
    values: { ...values, ':v': version },
  };
}

/** The parts of an Update that set attributes and remove those that are undefined. */
export function updateOf(set: Record<string, unknown>, condition: Condition) {
  const entries = Object.entries(set).map(([name, value], index) => ({
    name,
    value,
    n: `#s${index}`,
    v: `:s${index}`,
  }));
  const kept = entries.filter(({ value }) => value !== undefined);
  const removed = entries.filter(({ value }) => value === undefined);
  const values = { ...Object.fromEntries(kept.map(({ v, value }) => [v, value])), ...condition.values };
  return {
    UpdateExpression: [
      kept.length ? `SET ${kept.map(({ n, v }) => `${n} = ${v}`).join(', ')}` : '',
      removed.length ? `REMOVE ${removed.map(({ n }) => n).join(', ')}` : '',
    ]
      .join(' ')
      .trim(),
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: { ...Object.fromEntries(entries.map(({ n, name }) => [n, name])), ...condition.names },
    ExpressionAttributeValues: Object.keys(values).length ? values : undefined,
  };
}
