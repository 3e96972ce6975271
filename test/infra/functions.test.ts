import { describe, expect, it } from 'vitest';
import { functionNames, functionSettings } from '../../lib/infra/function-settings.ts';
import { functionNamed, resourcesOf, statementsOf, synthesise } from './synthesise.ts';

const { application } = synthesise();
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

  it.each(functionNames)('%s has its own dead-letter queue', (name) => {
    const queue = functionNamed(application, name).properties.DeadLetterConfig.TargetArn['Fn::GetAtt'][0];
    expect(application.toJSON().Resources[queue].Properties.QueueName).toBe(`holdfast-production-${name}-dead-letters`);
  });

  it.each(functionNames)('%s writes to a log group that forgets', (name) => {
    const group = functionNamed(application, name).properties.LoggingConfig.LogGroup.Ref;
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

describe('log groups', () => {
  it('forget, every one of them', () => {
    expect(
      resourcesOf(application, 'AWS::Logs::LogGroup').filter(([, { Properties }]) => Properties.RetentionInDays !== 90),
    ).toEqual([]);
  });
});

describe('permissions', () => {
  const allowed = statementsOf(application).filter(({ effect }) => effect === 'Allow');

  it('never name an action by a pattern', () => {
    expect(allowed.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('name every resource, but for logs deliveries and traces, which are none', () => {
    const everywhere = allowed.filter(({ resources }) => resources.includes('*'));
    const used = new Set(everywhere.flatMap(({ actions }) => actions));
    expect(
      [...used].filter((action) => !/^(logs:.*(LogDeliver|Describe|PutResourcePolicy)|xray:)/.test(action)),
    ).toEqual([]);
  });
});
