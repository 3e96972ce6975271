import { describe, expect, it } from 'vitest';
import { type FunctionSettings, functionNames, functionSettings } from '../../lib/infra/function-settings.ts';
import { functionNamed, resourcesOf, synthesise } from './synthesise.ts';

const { application } = synthesise();
const { application: small } = synthesise({ reservedConcurrency: false });
const functions = resourcesOf(application, 'AWS::Lambda::Function');

describe('a function', () => {
  it('is made for every name in the settings, and for no other', () => {
    expect(functions.map(([, { Properties }]) => Properties.FunctionName).sort()).toEqual(
      functionNames.map((name) => `holdfast-production-${name}`).sort(),
    );
  });

  it.each(functionNames)('%s runs on ARM64 and Node 24, with the memory and time of its row, and is traced', (name) => {
    const { memoryInMiB, timeoutInSeconds } = functionSettings[name];
    expect(functionNamed(application, name).properties).toMatchObject({
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      MemorySize: memoryInMiB,
      Timeout: timeoutInSeconds,
      TracingConfig: { Mode: 'Active' },
    });
  });

  it.each(functionNames)('%s has more disk than others where its row says so', (name) => {
    const { disk }: FunctionSettings = functionSettings[name];
    expect(functionNamed(application, name).properties.EphemeralStorage).toEqual(disk && { Size: disk.inMiB });
  });

  it.each(functionNames)('%s runs as often at once as its row says, unless the account is too small for it', (name) => {
    const { atMost }: FunctionSettings = functionSettings[name];
    expect(functionNamed(application, name).properties.ReservedConcurrentExecutions).toBe(atMost?.running);
    expect(functionNamed(small, name).properties.ReservedConcurrentExecutions).toBeUndefined();
  });

  it.each(functionNames.filter((name) => 'events' in functionSettings[name]))(
    '%s tries an event again as its row says, for it is handed events and not waited for',
    (name) => {
      const { events }: FunctionSettings = functionSettings[name];
      application.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
        FunctionName: { Ref: functionNamed(application, name).id },
        MaximumRetryAttempts: events?.retries,
        MaximumEventAgeInSeconds: (events?.oldestInMinutes ?? 0) * 60,
      });
    },
  );

  it('is handed events when a schedule, a topic, a rule or CloudFormation calls it, and says so', () => {
    const callers = [
      'AWS::Scheduler::Schedule',
      'AWS::SNS::Subscription',
      'AWS::Events::Rule',
      'Custom::HoldfastWorkflows',
    ];
    const called = JSON.stringify(callers.map((type) => resourcesOf(application, type)));
    const handed = functionNames.filter((name) => called.includes(`"${functionNamed(application, name).id}"`));
    expect(handed).toEqual(functionNames.filter((name) => 'events' in functionSettings[name]));
  });

  it.each(functionNames)('%s has its own dead-letter queue', (name) => {
    const queue = functionNamed(application, name).properties.DeadLetterConfig.TargetArn['Fn::GetAtt'][0];
    expect(application.toJSON().Resources[queue].Properties.QueueName).toBe(`holdfast-production-${name}-dead-letters`);
  });

  it.each(functionNames)('%s writes to a log group that forgets', (name) => {
    const group = functionNamed(application, name).properties.LoggingConfig.LogGroup.Ref;
    expect(application.toJSON().Resources[group].Properties.RetentionInDays).toBe(90);
  });
});

describe('log groups', () => {
  it('forget, every one of them', () => {
    expect(
      resourcesOf(application, 'AWS::Logs::LogGroup').filter(([, { Properties }]) => Properties.RetentionInDays !== 90),
    ).toEqual([]);
  });
});
