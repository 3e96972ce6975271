import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/api/routes.ts';
import { dailyRunDefinition } from '../../lib/domain/daily-run.ts';
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
      StateMachineName: 'holdfast-production-daily-run',
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
    expect(JSON.parse(text.join(''))).toEqual(
      dailyRunDefinition({ functionArn: (name) => `holdfast-production-${name}` }),
    );
  });

  it('may run a Distributed Map, and call its functions only', () => {
    const own = statementsOf(application).filter(({ policy }) => policy.startsWith('DailyRun'));
    const actions = own.flatMap((statement) => statement.actions).filter((action) => /^(states|lambda):/.test(action));
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
      Name: 'holdfast-production-daily-run',
      ScheduleExpression: 'cron(0 6 * * ? *)',
      ScheduleExpressionTimezone: 'UTC',
    });
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'holdfast-production-release-messages',
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

describe('the workflows folder', () => {
  it('is published by the deployment, after the role of the playbooks is ready', () => {
    const version = onlyResource(application, 'Custom::HoldfastWorkflows');
    expect(Object.keys(version.Properties.files)).toContain('rules.yaml');
    expect(version.DependsOn?.join()).toContain('PlaybooksRoleDefaultPolicy');
  });
});
