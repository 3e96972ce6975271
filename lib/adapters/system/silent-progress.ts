import type { Progress } from '../../ports.ts';

/** For where nobody watches: says nothing. */
export const silentProgress: Progress = { report: () => {} };
