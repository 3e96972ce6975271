import type { Clock } from '../../ports/system.ts';

/** The machine's own time. */
export const systemClock: Clock = { now: () => new Date() };
