import { describe, expect, it } from 'vitest';
import { dailyRunDefinition } from '../../lib/domain/daily-run.ts';
import { importRunDefinition } from '../../lib/domain/import-run.ts';
import { previewRunDefinition } from '../../lib/domain/preview-run.ts';
import { resourcesOf, statementsOf, synthesise } from './synthesise.ts';

const { application } = synthesise();
const of = (type: string) => resourcesOf(application, type);
const functions = of('AWS::Lambda::Function');

describe('a state machine', () => {
  const definitions = {
    'daily-run': dailyRunDefinition({ functionArn: (name) => `holdfast-production-${name}` }),
    'import-source': importRunDefinition({ functionArn: (name) => `holdfast-production-${name}` }),
    'preview-history': previewRunDefinition({ functionArn: (name) => `holdfast-production-${name}` }),
  };
  const machines = of('AWS::StepFunctions::StateMachine').map(([, { Properties }]) => Properties);
  const machineOf = (name: string) =>
    machines.find(({ StateMachineName }) => StateMachineName === `holdfast-production-${name}`) ?? {};

  it('is made for the daily run, for imports and for previews; publish-workflows makes those of playbooks', () => {
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
