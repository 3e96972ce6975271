import type { Progress } from '../../ports/system.ts';

/** For where nobody watches: says nothing. */
export const silentProgress: Progress = { report: () => {} };
