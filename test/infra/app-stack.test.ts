import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
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

describe('the schedules', () => {
  it('start the daily run at its time in its zone, release messages every few minutes, train the risk model each month, look for a review and digests each day', () => {
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
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'holdfast-production-train-risk',
      ScheduleExpression: 'cron(0 4 1 * ? *)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      Target: { Arn: { 'Fn::GetAtt': [functionNamed(application, 'train-risk').id, 'Arn'] } },
    });
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'holdfast-production-prepare-review',
      ScheduleExpression: 'cron(0 7 * * ? *)',
      Target: { Arn: { 'Fn::GetAtt': [functionNamed(application, 'prepare-review').id, 'Arn'] } },
    });
    application.hasResourceProperties('AWS::Scheduler::Schedule', {
      Name: 'holdfast-production-send-digest',
      ScheduleExpression: 'cron(0 8 * * ? *)',
      Target: { Arn: { 'Fn::GetAtt': [functionNamed(application, 'send-digest').id, 'Arn'] } },
    });
  });

  it('may call their one function, and no other version of it', () => {
    const own = statementsOf(application).filter(({ policy }) => policy.startsWith('Schedules'));
    const called = own.filter(({ actions }) => actions.includes('lambda:InvokeFunction'));
    expect(called.flatMap(({ resources }) => resources)).toEqual(
      (['start-daily-run', 'release-messages', 'train-risk', 'prepare-review', 'send-digest'] as const).map((name) => ({
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
