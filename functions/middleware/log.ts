import { BranchNotTaken, ExitReached } from '../../lib/domain/playbooks/errors.ts';

type Fields = Record<string, unknown>;

/** Where a function's log goes; Powertools' Logger is one. */
export type FunctionLog = { info(message: string, fields: Fields): void; error(message: string, fields: Fields): void };

type Invocation = { event: unknown; response: unknown; error: Error | null | undefined };

/** What is said of an invocation: ids and counts only, never who a customer is or what they said. */
type About<Event, Result> = { event?: (event: Event) => Fields; result?: (result: Result) => Fields };

/**
 * Middleware: one line per invocation, after `parseEvent`. A run that leaves early or a branch that is not taken is no
 * failure and is told as information.
 */
export function log<Event, Result>(logger: FunctionLog | undefined, about: About<Event, Result> = {}) {
  const ids = (event: unknown) => about.event?.(event as Event) ?? {};
  return {
    after: ({ event, response }: Invocation) => {
      logger?.info('done', { ...ids(event), ...about.result?.(response as Result) });
    },
    onError: ({ event, error }: Invocation) => {
      if (!error) return;
      const isRoad = error instanceof ExitReached || error instanceof BranchNotTaken;
      // The event may not have been parsed: a failure to say what it was about must not hide the failure itself.
      const fields = { ...(isObject(event) ? safely(() => ids(event)) : {}), error: error.name, reason: error.message };
      if (isRoad) logger?.info('done', fields);
      else logger?.error('failed', fields);
    },
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function safely(read: () => Fields): Fields {
  try {
    return read();
  } catch {
    return {};
  }
}
