import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/api/routes.ts';
import { dailyRunDefinition } from '../../lib/domain/daily-run.ts';
import { importRunDefinition } from '../../lib/domain/import-run.ts';
import { publicRoutes } from '../../lib/infra/http-api.ts';
import { functionNamed, onlyResource, resourcesOf, statementsOf, synthesise } from './synthesise.ts';

const { application } = synthesise();
const of = (type: string) => resourcesOf(application, type);
const functions = of('AWS::Lambda::Function');

describe('queues and topics', () => {
  it('are encrypted, and refuse what does not come over TLS', () => {
    const queues = of('AWS::SQS::Queue');
    expect(queues.filter(([, { Properties }]) => Properties.SqsManagedSseEnabled !== true)).toEqual([]);
    const policies = JSON.stringify([...of('AWS::SQS::QueuePolicy'), ...of('AWS::SNS::TopicPolicy')]);
    for (const [id] of [...queues, ...of('AWS::SNS::Topic')]) expect(policies).toContain(id);
    expect(policies.match(/"aws:SecureTransport":"false"/g)).toHaveLength(queues.length + 1);
  });

  it('are dead-letter queues, every one of them: no queue can lose what it holds', () => {
    const used = JSON.stringify([
      functions,
      of('AWS::SNS::Subscription'),
      of('AWS::Scheduler::Schedule'),
      of('AWS::Events::Rule'),
    ]);
    expect(of('AWS::SQS::Queue').filter(([id]) => !used.includes(id))).toEqual([]);
  });

  it('are where a subscription, a schedule and a rule leave what they could not deliver', () => {
    for (const [, { Properties }] of of('AWS::Events::Rule')) {
      for (const target of Properties.Targets) {
        expect(target.DeadLetterConfig).toBeDefined();
        expect(target.RetryPolicy).toMatchObject({ MaximumRetryAttempts: 10 });
      }
    }
    for (const [, { Properties }] of of('AWS::SNS::Subscription')) expect(Properties.RedrivePolicy).toBeDefined();
    for (const [, { Properties }] of of('AWS::Scheduler::Schedule'))
      expect(Properties.Target.DeadLetterConfig).toBeDefined();
  });
});

describe('a state machine', () => {
  const definitions = {
    'daily-run': dailyRunDefinition({ functionArn: (name) => `holdfast-production-${name}` }),
    'import-source': importRunDefinition({ functionArn: (name) => `holdfast-production-${name}` }),
  };
  const machines = of('AWS::StepFunctions::StateMachine').map(([, { Properties }]) => Properties);
  const machineOf = (name: string) =>
    machines.find(({ StateMachineName }) => StateMachineName === `holdfast-production-${name}`) ?? {};

  it('is made for the daily run and for imports; publish-workflows makes those of playbooks', () => {
    expect(machines).toHaveLength(Object.keys(definitions).length);
  });

  it.each(Object.keys(definitions))('%s logs what happens without data, and is traced', (name) => {
    expect(machineOf(name)).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });

  it.each(Object.entries(definitions))('%s has the definition that the embedded runtime runs', (name, definition) => {
    const parts: unknown[] = machineOf(name).DefinitionString['Fn::Join'][1];
    const names = new Map(functions.map(([id, { Properties }]) => [id, String(Properties.FunctionName)]));
    const text = parts.map((part) =>
      typeof part === 'string' ? part : names.get((part as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0] as string),
    );
    expect(JSON.parse(text.join(''))).toEqual(definition);
  });

  it.each([
    [
      'DailyRun',
      [
        'lambda:InvokeFunction',
        'states:DescribeExecution',
        'states:RedriveExecution',
        'states:StartExecution',
        'states:StopExecution',
      ],
    ],
    ['ImportRun', ['lambda:InvokeFunction']],
  ])('%s may do what its states need', (id, needed) => {
    const own = statementsOf(application).filter(({ policy }) => policy.startsWith(id));
    const actions = own.flatMap((statement) => statement.actions).filter((action) => /^(states|lambda):/.test(action));
    expect(actions.sort()).toEqual(needed);
  });
});

describe('the schedules', () => {
  it('start the daily run at its time in its zone, and release messages every few minutes', () => {
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'holdfast-production-daily-run',
      ScheduleExpression: 'cron(0 6 * * ? *)',
      ScheduleExpressionTimezone: 'UTC',
      Target: { Arn: { 'Fn::GetAtt': [functionNamed(application, 'start-daily-run').id, 'Arn'] } },
    });
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'holdfast-production-release-messages',
      ScheduleExpression: 'rate(15 minutes)',
      Target: { Arn: { 'Fn::GetAtt': [functionNamed(application, 'release-messages').id, 'Arn'] } },
    });
  });

  it('may call their one function, and no other version of it', () => {
    const own = statementsOf(application).filter(({ policy }) => policy.startsWith('Schedules'));
    const called = own.filter(({ actions }) => actions.includes('lambda:InvokeFunction'));
    expect(called.flatMap(({ resources }) => resources)).toEqual(
      (['start-daily-run', 'release-messages'] as const).map((name) => ({
        'Fn::GetAtt': [functionNamed(application, name).id, 'Arn'],
      })),
    );
  });
});

describe('a playbook run that is ended from outside', () => {
  it('is told to record-run-end: those of our playbooks only', () => {
    const { EventPattern, Targets } = onlyResource(application, 'AWS::Events::Rule').Properties;
    expect(EventPattern).toMatchObject({
      source: ['aws.states'],
      detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    });
    expect(JSON.stringify(EventPattern)).toMatch(/"prefix":.*:stateMachine:holdfast-production-playbook-/);
    expect(Targets[0].Arn).toEqual({ 'Fn::GetAtt': [functionNamed(application, 'record-run-end').id, 'Arn'] });
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
      Endpoint: { 'Fn::GetAtt': [functionNamed(application, 'record-mail-event').id, 'Arn'] },
    });
  });
});

describe('the sender', () => {
  it('has the domain of the address in the workflows that are published with it', () => {
    const { EmailIdentity } = onlyResource(application, 'AWS::SES::EmailIdentity').Properties;
    const { files } = onlyResource(application, 'Custom::HoldfastWorkflows').Properties;
    expect(files['settings.yaml']).toContain(`@${EmailIdentity}\n`);
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

describe('a browser', () => {
  const corsOf = (template: Template) =>
    onlyResource(template, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration as object | undefined;

  it('is answered for pages of no other site, when no origin of a console is known', () => {
    expect(corsOf(application)).toBeUndefined();
  });

  it("is answered for the console's pages only, when its origin is known", () => {
    const origin = 'https://success.example.com';
    expect(corsOf(synthesise({ console: { origin } }).application)).toMatchObject({
      AllowOrigins: [origin],
      AllowMethods: ['GET', 'POST'],
    });
  });
});

describe('the outputs', () => {
  it('name what an operator, a console or a test must find', () => {
    expect(Object.keys(application.toJSON().Outputs)).toEqual(
      expect.arrayContaining([
        'ApiUrl',
        'DailyRunArn',
        'ExportsBucket',
        'ImportSourceArn',
        'MailEventsTopicArn',
        'TableName',
        'TokenIssuer',
        'UserPoolClientId',
        'UserPoolId',
      ]),
    );
  });

  it('name no user pool when tokens are issued elsewhere', () => {
    const identity = { issuer: 'https://login.example.com', audience: ['console'] };
    const outputs = synthesise({ identity }).application.toJSON().Outputs;
    expect(outputs.TokenIssuer.Value).toBe(identity.issuer);
    expect(Object.keys(outputs)).not.toContain('UserPoolId');
  });
});

describe('the workflows folder', () => {
  it('is published by the deployment, after the role of the playbooks is ready', () => {
    const version = onlyResource(application, 'Custom::HoldfastWorkflows');
    expect(Object.keys(version.Properties.files)).toContain('rules.yaml');
    expect(version.DependsOn?.join()).toContain('PlaybooksRoleDefaultPolicy');
  });
});
