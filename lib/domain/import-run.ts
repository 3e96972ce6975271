import { retryBusyImports, retryPassingErrors } from './passing-errors.ts';

/** The state machine that imports what was uploaded. */
export const importRunName = 'import-source';

/**
 * The import of an uploaded source as an Amazon States Language definition (JSONPath): one call of collect-source,
 * which waits while another import is under way. Whatever stops it, be it a function that was killed, is told
 * to the import that was asked for, so that none stays "running". `functionArn` names the Lambda.
 * The input is `{ importId, source }`.
 */
export function importRunDefinition({ functionArn }: { functionArn: (name: 'collect-source') => string }) {
  const collectSource = { Type: 'Task', Resource: functionArn('collect-source') };
  return {
    Comment: 'Holdfast: import an uploaded source',
    StartAt: 'Import',
    States: {
      Import: {
        ...collectSource,
        Retry: [retryBusyImports, retryPassingErrors],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'RecordFailure' }],
        End: true,
      },
      RecordFailure: { ...collectSource, Retry: [retryPassingErrors], Next: 'Failed' },
      Failed: { Type: 'Fail', Error: 'ImportFailed', Cause: 'The import says why: GET /imports/{importId}.' },
    },
  } as const;
}
