import type { OperationAnswer } from '../../api/call-api.ts';

/** A run with its history. */
export type RunData = OperationAnswer<'showRun'>;
