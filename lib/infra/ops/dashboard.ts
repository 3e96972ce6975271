import { Duration } from 'aws-cdk-lib';
import {
  type AlarmBase,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { functionNames } from '../function-settings.ts';
import type { Names } from '../names.ts';
import { deadLetterQueues } from './dead-letter-alarms.ts';
import type { DeployedMetrics } from './deployed-metrics.ts';
import { type MetricSource, metricOf } from './metric-source.ts';

type DashboardProps = { names: Names; metrics: DeployedMetrics; alarms: AlarmBase[] };

const DAY = 24 * 60;
const QUARTER = 15;
const HALF_OF_THE_WIDTH = 12;
const A_THIRD_OF_THE_WIDTH = 8;
const THE_WHOLE_WIDTH = 24;

/** How an environment is doing, on one page: alarms first, then the day's work, what left, and what it consumed. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { names, metrics, alarms }: DashboardProps) {
    super(scope, id);
    const dashboard = new CloudWatchDashboard(this, 'Board', {
      dashboardName: names.prefix,
      defaultInterval: Duration.days(7),
    });
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 6 }));
    dashboard.addWidgets(...dailyRun(metrics));
    dashboard.addWidgets(...actions(names, metrics));
    dashboard.addWidgets(...service(metrics));
    dashboard.addWidgets(...consumption(names, metrics));
  }
}

function dailyRun({ holdfast, stateMachine }: DeployedMetrics): IWidget[] {
  const run = stateMachine('daily-run');
  return [
    graph('Daily run', [run('ExecutionsSucceeded'), run('ExecutionsFailed'), holdfast('DaysBehind', 'Maximum')], DAY),
    graph('Accounts', [holdfast('AccountsJudged', 'Maximum'), holdfast('AccountsUnknown', 'Maximum')], DAY),
    graph('Sources and firings', ['SourcesFailed', 'SourcesStale', 'Firings'].map(maximumOf(holdfast)), DAY),
    graph('Churn-risk model', ['RiskSignal', 'RiskAuc'].map(maximumOf(holdfast)), DAY, THE_WHOLE_WIDTH),
  ];
}

function actions(names: Names, { holdfast, mail }: DeployedMetrics): IWidget[] {
  // Playbooks come and go without a deployment: their state machines are found by name.
  const started = (metric: string) =>
    new MathExpression({
      expression: `SEARCH('{AWS/States,StateMachineArn} MetricName="${metric}" ${names.environment} playbook', 'Sum')`,
      usingMetrics: {},
      label: '',
      period: Duration.days(1),
    });
  const failures = ['DeliveriesFailed', 'DeliveriesUnknown', 'PlaybookRunsFailed', 'Bounces', 'Complaints'];
  return [
    graphOf('Playbook runs started', [started('ExecutionsStarted')]),
    graph(
      'What did not arrive',
      failures.map((name) => holdfast(name)),
      DAY,
    ),
    graph('Reputation as a sender', ['Reputation.BounceRate', 'Reputation.ComplaintRate'].map(maximumOf(mail)), DAY),
  ];
}

function service({ api }: DeployedMetrics): IWidget[] {
  const latency = (['p50', 'p95', 'p99'] as const).map((statistic) =>
    metricOf(api('Latency', statistic), QUARTER, statistic),
  );
  return [
    graph(
      'API requests',
      ['Count', '4xx', '5xx'].map((name) => api(name)),
      QUARTER,
      HALF_OF_THE_WIDTH,
    ),
    graphOf('API latency, ms', latency, HALF_OF_THE_WIDTH),
  ];
}

function consumption(names: Names, metrics: DeployedMetrics): IWidget[] {
  const { table, queue } = metrics;
  const units = [
    'ConsumedReadCapacityUnits',
    'ConsumedWriteCapacityUnits',
    'ReadThrottleEvents',
    'WriteThrottleEvents',
  ];
  const waiting = deadLetterQueues(names).map((name) =>
    metricOf(
      queue(name)('ApproximateNumberOfMessagesVisible', 'Maximum'),
      QUARTER,
      name.slice(names.prefix.length + 1),
    ),
  );
  const errors = functionNames.map((name) => metricOf(metrics.function(name)('Errors'), QUARTER, name));
  return [
    graph(
      'DynamoDB units',
      units.map((name) => table(name)),
      QUARTER,
    ),
    graphOf('Dead letters', waiting),
    graphOf('Function errors', errors),
  ];
}

const maximumOf = (source: DeployedMetrics['holdfast']) => (name: string) => source(name, 'Maximum');

function graph(title: string, sources: MetricSource[], minutes: number, width?: number): GraphWidget {
  return graphOf(
    title,
    sources.map((source) => metricOf(source, minutes)),
    width,
  );
}

function graphOf(title: string, left: IMetric[], width = A_THIRD_OF_THE_WIDTH): GraphWidget {
  return new GraphWidget({ title, left, width, leftYAxis: { min: 0 } });
}
