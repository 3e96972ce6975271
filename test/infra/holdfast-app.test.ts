import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/api/routes.ts';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';
import { dailyRunDefinition } from '../../lib/domain/daily-run.ts';
import { type FunctionName, functionNames, functionSettings } from '../../lib/infra/function-settings.ts';
import { publicRoutes } from '../../lib/infra/http-api.ts';
import { permissions } from '../../lib/infra/permissions.ts';
import { onlyResource, resourcesOf, synthesise } from './synthesise.ts';

const { data, application } = synthesise();
const of = (type: string) => resourcesOf(application, type);
const functions = of('AWS::Lambda::Function');
const functionNamed = (name: FunctionName) => {
  const [id, found] = functions.find(([, { Properties }]) => Properties.FunctionName === `holdfast-${name}`) ?? [];
  return { id, properties: found?.Properties ?? {} };
};

type Statement = { Action: string | string[]; Resource: unknown; Effect: string };
const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const statements = of('AWS::IAM::Policy').flatMap(([id, { Properties }]) =>
  (Properties.PolicyDocument.Statement as Statement[]).map((statement) => ({ id, ...statement })),
);

describe('the table', () => {
  const table = onlyResource(data, 'AWS::DynamoDB::Table');

  it('is the only thing in the data stack, is kept when the stack goes and cannot be deleted by mistake', () => {
    expect(Object.keys(data.toJSON().Resources)).toHaveLength(1);
    expect(table.DeletionPolicy).toBe('Retain');
    expect(table.Properties).toMatchObject({ DeletionProtectionEnabled: true });
  });

  it('is on demand, encrypted, restorable to a point in time, and forgets what has expired', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'holdfast',
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: tableDefinition.timeToLive, Enabled: true },
    });
  });

  it('has the keys and the one index that the adapters use', () => {
    const { index, partitionKey, sortKey } = tableDefinition;
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [
        { AttributeName: partitionKey, KeyType: 'HASH' },
        { AttributeName: sortKey, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: index.name,
          KeySchema: [
            { AttributeName: index.partitionKey, KeyType: 'HASH' },
            { AttributeName: index.sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    });
  });
});

describe('a function', () => {
  it('is made for every name in the settings, and for no other', () => {
    expect(functions.map(([, { Properties }]) => Properties.FunctionName).sort()).toEqual(
      functionNames.map((name) => `holdfast-${name}`).sort(),
    );
  });

  it.each(functionNames)('%s runs on ARM64 and Node 24, with the memory and time of its row, and is traced', (name) => {
    const { memoryInMiB, timeoutInSeconds } = functionSettings[name];
    expect(functionNamed(name).properties).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      MemorySize: memoryInMiB,
      Timeout: timeoutInSeconds,
      TracingConfig: { Mode: 'Active' },
    });
  });

  it.each(functionNames)('%s has its own dead-letter queue', (name) => {
    const queue = functionNamed(name).properties.DeadLetterConfig.TargetArn['Fn::GetAtt'][0];
    expect(application.toJSON().Resources[queue].Properties.QueueName).toBe(`holdfast-${name}-dead-letters`);
  });

  it.each(functionNames)('%s writes to a log group that forgets', (name) => {
    const group = functionNamed(name).properties.LoggingConfig.LogGroup.Ref;
    expect(application.toJSON().Resources[group].Properties.RetentionInDays).toBe(90);
  });

  it('finds no secret in its environment', () => {
    const values = functions.flatMap(([, { Properties }]) => Object.entries(Properties.Environment.Variables));
    const secrets = values.filter(
      ([key, value]) =>
        /TOKEN|PASSWORD|SECRET(?!S_PREFIX)|_KEY$/.test(key) || JSON.stringify(value).includes('resolve:secretsmanager'),
    );
    expect(secrets).toEqual([]);
  });
});

describe('permissions', () => {
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');

  it('never name an action by a pattern', () => {
    expect(allowed.flatMap(({ Action }) => listed(Action)).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('name every resource, but for logs deliveries and traces, which are none', () => {
    const everywhere = allowed.filter(({ Resource }) => listed(Resource).includes('*'));
    const actions = new Set(everywhere.flatMap(({ Action }) => listed(Action)));
    expect(
      [...actions].filter((action) => !/^(logs:.*(LogDeliver|Describe|PutResourcePolicy)|xray:)/.test(action)),
    ).toEqual([]);
  });

  it('let only the functions whose row says so send mail, read secrets, and start and publish playbooks', () => {
    const cases = [
      ['ses:SendRawEmail', 'send mail'],
      ['secretsmanager:GetSecretValue', 'read secrets'],
      ['states:StartExecution', 'start playbooks'],
      ['iam:PassRole', 'publish playbooks'],
    ] as const;
    for (const [action, row] of cases) {
      const roles = allowed.filter(({ Action }) => listed(Action).includes(action)).map(({ id }) => id);
      const expected = functionNames.filter((name) => permissions[name].some((permission) => permission === row));
      const holders = roles.filter((id) => !/^(DailyRun|Scheduler)/.test(id));
      expect(holders).toHaveLength(expected.length);
      for (const name of expected) expect(holders.join()).toContain(`${name.replaceAll('-', '')}ServiceRole`);
    }
  });
});

describe('queues and topics', () => {
  it('are encrypted, and refuse what does not come over TLS', () => {
    const queues = of('AWS::SQS::Queue');
    expect(queues.filter(([, { Properties }]) => Properties.SqsManagedSseEnabled !== true)).toEqual([]);
    const policies = JSON.stringify([...of('AWS::SQS::QueuePolicy'), ...of('AWS::SNS::TopicPolicy')]);
    for (const [id] of [...queues, ...of('AWS::SNS::Topic')]) expect(policies).toContain(id);
    expect(policies.match(/"aws:SecureTransport":"false"/g)).toHaveLength(queues.length + 1);
  });

  it('are dead-letter queues, every one of them: no queue can lose what it holds', () => {
    const used = JSON.stringify([functions, of('AWS::SNS::Subscription'), of('AWS::Scheduler::Schedule')]);
    expect(of('AWS::SQS::Queue').filter(([id]) => !used.includes(id))).toEqual([]);
  });

  it('are where a subscription and a schedule leave what they could not deliver', () => {
    for (const [, { Properties }] of of('AWS::SNS::Subscription')) expect(Properties.RedrivePolicy).toBeDefined();
    for (const [, { Properties }] of of('AWS::Scheduler::Schedule'))
      expect(Properties.Target.DeadLetterConfig).toBeDefined();
  });
});

describe('the daily run', () => {
  const machine = onlyResource(application, 'AWS::StepFunctions::StateMachine');

  it('is the only state machine, logs its errors without data, and is traced', () => {
    application.resourceCountIs('AWS::StepFunctions::StateMachine', 1);
    expect(machine.Properties).toMatchObject({
      StateMachineName: 'daily-run',
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });

  it('has the definition that the embedded runtime runs, with the ARNs of the functions', () => {
    const parts: unknown[] = machine.Properties.DefinitionString['Fn::Join'][1];
    const names = new Map(functions.map(([id, { Properties }]) => [id, String(Properties.FunctionName)]));
    const text = parts.map((part) =>
      typeof part === 'string' ? part : names.get((part as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0] as string),
    );
    expect(JSON.parse(text.join(''))).toEqual(dailyRunDefinition({ functionArn: (name) => `holdfast-${name}` }));
  });

  it('may run a Distributed Map, and call its functions only', () => {
    const own = statements.filter(({ id }) => id.startsWith('DailyRun'));
    const actions = own.flatMap(({ Action }) => listed(Action)).filter((action) => /^(states|lambda):/.test(action));
    expect(actions.sort()).toEqual([
      'lambda:InvokeFunction',
      'states:DescribeExecution',
      'states:RedriveExecution',
      'states:StartExecution',
      'states:StopExecution',
    ]);
  });
});

describe('the schedules', () => {
  it('start the daily run at its time in its zone, and release messages every few minutes', () => {
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'holdfast-daily-run',
      ScheduleExpression: 'cron(30 5 * * ? *)',
      ScheduleExpressionTimezone: 'UTC',
    });
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'holdfast-release-messages',
      ScheduleExpression: 'rate(15 minutes)',
    });
  });
});

describe('mail', () => {
  it('tells record-mail-event of bounces and complaints', () => {
    application.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint'],
        SnsDestination: Match.anyValue(),
      },
    });
    application.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'lambda',
      Endpoint: { 'Fn::GetAtt': [functionNamed('record-mail-event').id, 'Arn'] },
    });
  });
});

describe('the API', () => {
  const gatewayRoutes = of('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);

  it('lets in without a token just what the route table calls public', () => {
    const inTable = routes.filter(({ access }) => access === 'public').map(({ method, path }) => `${method} ${path}`);
    const open = gatewayRoutes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
    expect(open.map(({ RouteKey }) => RouteKey).sort()).toEqual(inTable.sort());
    expect(publicRoutes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`)).sort()).toEqual(
      inTable,
    );
  });

  it('asks for a JWT everywhere else', () => {
    const closed = gatewayRoutes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT');
    expect(closed.map(({ RouteKey }) => RouteKey).sort()).toEqual([
      'GET /{proxy+}',
      'HEAD /{proxy+}',
      'POST /{proxy+}',
    ]);
  });

  it('is throttled, and logs each request without its address', () => {
    const stage = onlyResource(application, 'AWS::ApiGatewayV2::Stage');
    expect(stage.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    expect(JSON.stringify(stage.Properties)).not.toMatch(/context\.(path|identity)/);
  });
});

describe('the workflows folder', () => {
  it('is published by the deployment, after the role of the playbooks is ready', () => {
    const version = onlyResource(application, 'Custom::HoldfastWorkflows');
    expect(Object.keys(version.Properties.files)).toContain('rules.yaml');
    expect(version.DependsOn?.join()).toContain('PlaybooksRoleDefaultPolicy');
  });
});

describe('log groups', () => {
  it('forget, every one of them', () => {
    expect(of('AWS::Logs::LogGroup').filter(([, { Properties }]) => Properties.RetentionInDays !== 90)).toEqual([]);
  });
});
