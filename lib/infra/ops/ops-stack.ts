import { ArnFormat, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { DeploymentConfig } from '../deployment-config.ts';
import { type Names, namesOf, type StateMachineName } from '../names.ts';
import type { AlarmRow } from './alarm-row.ts';
import { AlarmTopic } from './alarm-topic.ts';
import { alarmsOf } from './alarms.ts';
import { Budget } from './budget.ts';
import { Dashboard } from './dashboard.ts';
import { deployedMetrics } from './deployed-metrics.ts';
import { sumOf } from './metric-source.ts';

type OpsStackProps = StackProps & { config: DeploymentConfig; apiId: string };

const SILENCE = {
  fine: TreatMissingData.NOT_BREACHING,
  trouble: TreatMissingData.BREACHING,
  'no news': TreatMissingData.IGNORE,
};

/** How people are told: alarms and the topic that mails them, a dashboard, a budget. */
export class OpsStack extends Stack {
  constructor(scope: Construct, id: string, { config, apiId, ...props }: OpsStackProps) {
    super(scope, id, { description: 'Holdfast: alarms, dashboard, budget', ...props });
    const names = namesOf(config.environment);
    const { alarmAddresses, monthlyBudgetUsd } = config.ops;
    const stateMachineArn = (name: StateMachineName) =>
      this.formatArn({
        service: 'states',
        resource: 'stateMachine',
        resourceName: names.stateMachine(name),
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    const metrics = deployedMetrics({ names, apiId, stateMachineArn });
    const { topic } = new AlarmTopic(this, 'People', { names, addresses: alarmAddresses });
    const action = new SnsAction(topic);
    const alarms = alarmsOf(names, metrics).map((row) => this.alarm(row, names));
    for (const alarm of alarms) alarm.addAlarmAction(action);
    new Dashboard(this, 'Dashboard', { names, metrics, alarms });
    new Budget(this, 'Budget', { names, monthlyUsd: monthlyBudgetUsd, addresses: alarmAddresses });
    new CfnOutput(this, 'AlarmsAreMailedTo', { value: readers(alarmAddresses) });
  }

  private alarm(row: AlarmRow, names: Names): Alarm {
    const { id, means, runbook, reads, threshold, below, periodInMinutes, periods = 1, silence } = row;
    return new Alarm(this, id, {
      alarmName: names.named(id),
      alarmDescription: `${means} docs/guides/ops.md#${runbook}`,
      metric: sumOf(reads, periodInMinutes),
      threshold,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: SILENCE[silence],
    });
  }
}

/** What a deployment prints: how many are told, without naming them. */
function readers(addresses: readonly string[]): string {
  if (addresses.length === 0) return 'nobody: name addresses in ops.alarmAddresses of cdk.json';
  return `${addresses.length} of cdk.json, once each has confirmed the mail that SNS sent`;
}
