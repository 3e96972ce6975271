import { tableDefinition } from '../../adapters/dynamodb/table-definition.ts';
import type { FunctionName } from '../function-settings.ts';
import type { Names, StateMachineName } from '../names.ts';
import type { MetricSource } from './metric-source.ts';

type Statistic = MetricSource['statistic'];
type Deployed = { names: Names; apiId: string; stateMachineArn: (name: StateMachineName) => string };

/** The metrics of one environment, by service: each function takes the metric's own name, as its service calls it. */
export type DeployedMetrics = ReturnType<typeof deployedMetrics>;

/** Names the metrics of what is deployed: by names alone, but for the API, which AWS gives an id. */
export function deployedMetrics({ names, apiId, stateMachineArn }: Deployed) {
  const source = (namespace: string, dimensions: Record<string, string>) => {
    return (name: string, statistic: Statistic = 'Sum'): MetricSource => ({ namespace, name, dimensions, statistic });
  };
  const table = { TableName: names.table };
  return {
    /** Written by the functions themselves, through their logs. */
    holdfast: source('Holdfast', { environment: names.environment }),
    stateMachine: (name: StateMachineName) => source('AWS/States', { StateMachineArn: stateMachineArn(name) }),
    function: (name: FunctionName) => source('AWS/Lambda', { FunctionName: names.functionName(name) }),
    queue: (queueName: string) => source('AWS/SQS', { QueueName: queueName }),
    table: source('AWS/DynamoDB', table),
    index: source('AWS/DynamoDB', { ...table, GlobalSecondaryIndexName: tableDefinition.index.name }),
    api: source('AWS/ApiGateway', { ApiId: apiId }),
    /** SES judges the account, not a sender: these two have no dimension. */
    mail: source('AWS/SES', {}),
  };
}
