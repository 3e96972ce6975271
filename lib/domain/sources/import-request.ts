import type { Fault } from '../errors.ts';

export const importStates = ['requested', 'running', 'done', 'refused', 'failed'] as const;

/** `refused`: the mapping or the files have faults, and nothing was taken in; `failed`: something else stopped it. */
export type ImportState = (typeof importStates)[number];

/** The import of an uploaded source that somebody asked for, and what has become of it. Instants are ISO 8601, UTC. */
export type ImportRequest = {
  importId: string;
  source: string;
  mapping: { file: string; text: string };
  /** What is delivered is history that was known all along. */
  backfill?: boolean;
  requestedAt: string;
  requestedBy?: string;
  state: ImportState;
  startedAt?: string;
  endedAt?: string;
  /** Why it waits, or what stopped it. */
  reason?: string;
  faults?: Fault[];
};

/** Whether an import has come to its end, whatever that was. */
export function isEnded({ state }: Pick<ImportRequest, 'state'>): boolean {
  return state !== 'requested' && state !== 'running';
}
