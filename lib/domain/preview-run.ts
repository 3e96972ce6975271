import { retryPassingErrors } from './passing-errors.ts';

/** The state machine that works out a preview; the function that does it has the same name. */
export const previewRunName = 'preview-history';

/**
 * The work on a preview as an Amazon States Language definition (JSONPath): one call of preview-history. Whatever stops
 * it, be it a function that was killed, is told to the preview that was asked for, so that none stays "running".
 * `functionArn` names the Lambda. The input is `{ previewId }`.
 */
export function previewRunDefinition({ functionArn }: { functionArn: (name: 'preview-history') => string }) {
  const previewHistory = { Type: 'Task', Resource: functionArn('preview-history') };
  return {
    Comment: 'Holdfast: what a part of the workflows would have done on history',
    StartAt: 'Preview',
    States: {
      Preview: {
        ...previewHistory,
        Retry: [retryPassingErrors],
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'RecordFailure' }],
        End: true,
      },
      RecordFailure: { ...previewHistory, Retry: [retryPassingErrors], Next: 'Failed' },
      Failed: { Type: 'Fail', Error: 'PreviewFailed', Cause: 'The preview says why: GET /previews/{previewId}.' },
    },
  } as const;
}
