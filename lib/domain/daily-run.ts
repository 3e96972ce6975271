import { retryBusyImports, retryPassingErrors } from './passing-errors.ts';

/** The functions the daily run calls, in the order it calls them. */
export const dailyRunFunctions = [
  'plan-run',
  'collect-source',
  'measure-shard',
  'merge-peers',
  'score-shard',
  'report-day',
] as const;
export type DailyRunFunction = (typeof dailyRunFunctions)[number];

/**
 * The daily run as an Amazon States Language definition (JSONPath): plan, collect every source, measure every
 * shard, merge their peer distributions, score every shard, report. A source that fails is reported and never
 * stops the others; a shard that fails stops the run, which can be redriven. `functionArn` names the Lambdas.
 */
export function dailyRunDefinition({ functionArn }: { functionArn: (name: DailyRunFunction) => string }) {
  const task = (name: DailyRunFunction, then: object) => ({
    Type: 'Task',
    Resource: functionArn(name),
    Retry: name === 'collect-source' ? [retryBusyImports, retryPassingErrors] : [retryPassingErrors],
    ...then,
  });
  const overShards = (name: DailyRunFunction, then: object) => ({
    Type: 'Map',
    ItemsPath: '$.plan.shards',
    ItemSelector: { 'plan.$': '$.plan', 'shard.$': '$$.Map.Item.Value' },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: name,
      States: { [name]: task(name, { End: true }) },
    },
    MaxConcurrency: 10,
    ...then,
  });
  return {
    Comment: 'Holdfast: collect, measure, benchmark, score and report one or more days',
    StartAt: 'Plan',
    States: {
      Plan: task('plan-run', { ResultPath: '$.plan', Next: 'Collect' }),
      Collect: {
        Type: 'Map',
        ItemsPath: '$.plan.sources',
        ItemSelector: { 'source.$': '$$.Map.Item.Value', 'runId.$': '$$.Execution.Id' },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'collect-source',
          States: {
            'collect-source': task('collect-source', {
              Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'source-failed' }],
              End: true,
            }),
            'source-failed': { Type: 'Pass', End: true },
          },
        },
        // Sources tell of the same accounts: one import at a time, or one would undo what another writes.
        MaxConcurrency: 1,
        ResultPath: '$.collected',
        Next: 'Measure',
      },
      Measure: overShards('measure-shard', { ResultPath: '$.measured', Next: 'Benchmark' }),
      Benchmark: task('merge-peers', { ResultPath: '$.benchmark', Next: 'Score' }),
      Score: overShards('score-shard', { ResultPath: '$.scored', Next: 'Report' }),
      Report: task('report-day', { End: true }),
    },
  } as const;
}
