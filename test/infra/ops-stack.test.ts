import { readFileSync } from 'node:fs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { metricDimension, metricNames, metricNamespace } from '../../functions/middleware/metrics.ts';
import { holdfastApp } from '../../lib/infra/holdfast-app.ts';
import { onlyResource, resourcesOf, synthesise } from './synthesise.ts';

const { app, data, application } = synthesise();
const ops = Template.fromStack(app.ops);
const alarms = resourcesOf(ops, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
const alarmNamed = (id: string) => alarms.find(({ AlarmName }) => AlarmName === `holdfast-production-${id}`);

type Read = { namespace: string; name: string; dimensions: Record<string, string> };

type Dimension = { Name: string; Value: unknown };
/** A line of a sum: one of its metrics, or the sum itself. */
type Query = { MetricStat?: { Metric: { Namespace: string; MetricName: string; Dimensions?: Dimension[] } } };

/** Every metric that an alarm reads, alone or in a sum. */
const reads = alarms.flatMap(({ Namespace, MetricName, Dimensions = [], Metrics }): Read[] => {
  const read = (namespace: string, name: string, dimensions: Dimension[] = []) => ({
    namespace,
    name,
    dimensions: Object.fromEntries(dimensions.map(({ Name, Value }) => [Name, written(Value)])),
  });
  if (!Metrics) return [read(Namespace, MetricName, Dimensions)];
  return (Metrics as Query[]).flatMap(({ MetricStat }) =>
    MetricStat ? [read(MetricStat.Metric.Namespace, MetricStat.Metric.MetricName, MetricStat.Metric.Dimensions)] : [],
  );
});
const readOf = (namespace: string) => reads.filter((read) => read.namespace === namespace);

/** A value of a template with its references as text. */
function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const namesOf = (template: Template, type: string, property: string) =>
  resourcesOf(template, type).map(([, { Properties }]) => String(Properties[property]));

/** The anchors of the guide's headings, as they are made of their text. */
const anchors = readFileSync('docs/guides/ops.md', 'utf8')
  .split('\n')
  .flatMap((line) => /^#+ (.*)$/.exec(line)?.[1] ?? [])
  .map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe('an alarm', () => {
  it.each(alarms.map(({ AlarmName, ...rest }) => [AlarmName, rest]))('%s tells people what to read', (_, alarm) => {
    expect(alarm.AlarmActions).toEqual([{ Ref: resourcesOf(ops, 'AWS::SNS::Topic')[0]?.[0] }]);
    const [, means, anchor] = /^(\S.*[.]) docs\/guides\/ops[.]md#([a-z-]+)$/.exec(alarm.AlarmDescription) ?? [];
    expect(means).toBeDefined();
    expect(anchors).toContain(anchor);
  });

  it('has a say about silence, which CloudWatch would take for a lack of data', () => {
    expect(alarms.filter(({ TreatMissingData }) => !TreatMissingData)).toEqual([]);
  });
});

describe('the metrics that alarms read', () => {
  it('are those of state machines, functions, queues and the table that are deployed', () => {
    const deployed = {
      'AWS/States': namesOf(application, 'AWS::StepFunctions::StateMachine', 'StateMachineName'),
      'AWS/Lambda': namesOf(application, 'AWS::Lambda::Function', 'FunctionName'),
      'AWS/SQS': namesOf(application, 'AWS::SQS::Queue', 'QueueName'),
      'AWS/DynamoDB': namesOf(data, 'AWS::DynamoDB::Table', 'TableName'),
    };
    const key = {
      'AWS/States': 'StateMachineArn',
      'AWS/Lambda': 'FunctionName',
      'AWS/SQS': 'QueueName',
      'AWS/DynamoDB': 'TableName',
    };
    for (const [namespace, names] of Object.entries(deployed)) {
      const read = readOf(namespace).map(({ dimensions }) => dimensions[key[namespace as keyof typeof key]] ?? 'none');
      expect(read).not.toEqual([]);
      const unknown = read.filter(
        (name) => !names.some((one) => name === one || name.endsWith(`:stateMachine:${one}`)),
      );
      expect(unknown).toEqual([]);
    }
  });

  it('are of the index that the table has', () => {
    const indexes = readOf('AWS/DynamoDB').flatMap(({ dimensions }) => dimensions.GlobalSecondaryIndexName ?? []);
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: [Match.objectLike({ IndexName: indexes[0] })],
    });
    expect(new Set(indexes).size).toBe(1);
  });

  it('are of the API that the application has', () => {
    const [gateway] = resourcesOf(application, 'AWS::ApiGatewayV2::Api').map(([id]) => id);
    for (const { dimensions } of readOf('AWS/ApiGateway')) expect(dimensions.ApiId).toContain(`Ref${gateway}`);
  });

  it('are of the account where SES counts by account', () => {
    expect(readOf('AWS/SES').map(({ name, dimensions }) => ({ name, dimensions }))).toEqual([
      { name: 'Reputation.BounceRate', dimensions: {} },
      { name: 'Reputation.ComplaintRate', dimensions: {} },
    ]);
  });

  it('are of this environment where the functions write them, and among what they write', () => {
    const known: readonly string[] = metricNames;
    expect(readOf(metricNamespace)).not.toEqual([]);
    expect(readOf(metricNamespace).filter(({ name }) => !known.includes(name))).toEqual([]);
    expect(new Set(readOf(metricNamespace).map(({ dimensions }) => JSON.stringify(dimensions)))).toEqual(
      new Set([`{"${metricDimension}":"production"}`]),
    );
  });

  it('watch every queue, and every function that is not held back on purpose', () => {
    const queues = readOf('AWS/SQS').map(({ dimensions }) => dimensions.QueueName);
    expect(queues.sort()).toEqual(namesOf(application, 'AWS::SQS::Queue', 'QueueName').sort());
    const throttled = readOf('AWS/Lambda').filter(({ name }) => name === 'Throttles');
    const free = resourcesOf(application, 'AWS::Lambda::Function').filter(
      ([, { Properties }]) => Properties.ReservedConcurrentExecutions === undefined,
    );
    expect(throttled.map(({ dimensions }) => dimensions.FunctionName).sort()).toEqual(
      free.map(([, { Properties }]) => Properties.FunctionName).sort(),
    );
  });
});

describe('the alarm about a daily run that did not happen', () => {
  it('counts 26 hours without a success, and takes silence for one', () => {
    expect(alarmNamed('daily-run-missing')).toMatchObject({
      MetricName: 'ExecutionsSucceeded',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 3600,
      EvaluationPeriods: 26,
      TreatMissingData: 'breaching',
    });
  });
});

describe('the alarms about our reputation', () => {
  it.each([
    ['bounce-rate', 0.04, 0.05],
    ['complaint-rate', 0.0008, 0.001],
  ])('%s goes off at %d, before Amazon SES reviews an account at %d', (id, threshold, review) => {
    expect(alarmNamed(id)?.Threshold).toBe(threshold);
    expect(threshold).toBeLessThan(review);
  });
});

const told = ['ops@northgauge.example', 'lead@northgauge.example'];
const { ops: opsWithPeople } = holdfastApp({
  context: {
    holdfast: { ops: { alarmAddresses: told, monthlyBudgetUsd: 40 } },
    'aws:cdk:bundling-stacks': [],
  },
  env: { account: '111111111111', region: 'eu-central-1' },
});
const withPeople = Template.fromStack(opsWithPeople);

describe('the topic of alarms', () => {
  it('mails every address of the configuration', () => {
    const subscriptions = resourcesOf(withPeople, 'AWS::SNS::Subscription').map(([, { Properties }]) => Properties);
    expect(subscriptions.map(({ Protocol, Endpoint }) => [Protocol, Endpoint])).toEqual(
      told.map((address) => ['email', address]),
    );
  });

  it('is encrypted with a key that CloudWatch may use for alarms of this environment, and no other service', () => {
    const key = onlyResource(ops, 'AWS::KMS::Key').Properties;
    expect(key.EnableKeyRotation).toBe(true);
    const services = key.KeyPolicy.Statement.filter(({ Principal }: { Principal: object }) => 'Service' in Principal);
    expect(services).toMatchObject([
      {
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
      },
    ]);
    expect(JSON.stringify(services[0].Condition)).toContain(':alarm:holdfast-production-*');
    expect(onlyResource(ops, 'AWS::SNS::Topic').Properties.KmsMasterKeyId).toBeDefined();
  });

  it('takes messages from those alarms, and over TLS only', () => {
    const statements = onlyResource(ops, 'AWS::SNS::TopicPolicy').Properties.PolicyDocument.Statement;
    expect(statements).toMatchObject([
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish' },
    ]);
  });
});

describe('the budget', () => {
  const noticesOf = (template: Template) =>
    onlyResource(template, 'AWS::Budgets::Budget').Properties.NotificationsWithSubscribers;

  it('is the amount of the configuration, every month', () => {
    withPeople.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 40, Unit: 'USD' } },
    });
  });

  it('tells every address at half, at four fifths, at the whole, and when the month will come to more', () => {
    const notices = noticesOf(withPeople).map(({ Notification: { NotificationType, Threshold } }: never) => [
      NotificationType,
      Threshold,
    ]);
    expect(notices).toEqual([
      ['ACTUAL', 50],
      ['ACTUAL', 80],
      ['ACTUAL', 100],
      ['FORECASTED', 100],
    ]);
    for (const { Subscribers } of noticesOf(withPeople)) {
      expect(Subscribers).toEqual(told.map((Address) => ({ SubscriptionType: 'EMAIL', Address })));
    }
  });

  it('tells nobody where no address is configured, and the deployment says so', () => {
    expect(noticesOf(ops)).toBeUndefined();
    expect(resourcesOf(ops, 'AWS::SNS::Subscription')).toEqual([]);
    ops.hasOutput('AlarmsAreMailedTo', {
      Value: Match.stringLikeRegexp('^nobody: name addresses in ops.alarmAddresses'),
    });
  });
});

describe('the dashboard', () => {
  it('shows alarms, the day, what did not arrive, the API, the table and dead letters', () => {
    const body = written(onlyResource(ops, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody);
    for (const title of [
      'Alarms',
      'Daily run',
      'Accounts',
      'What did not arrive',
      'API latency',
      'DynamoDB units',
      'Dead letters',
    ]) {
      expect(body).toContain(title);
    }
  });
});
