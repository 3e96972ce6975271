import { BranchNotTaken, ExitReached } from '../../lib/domain/playbooks/errors.ts';
import type { Clock } from '../../lib/ports/system.ts';
import { failureFields, withoutQuotes } from './failure.ts';
import { embeddedMetrics, type Metrics } from './metrics.ts';

type Fields = Record<string, unknown>;

/** Where a function's log goes; Powertools' Logger is one. */
export type FunctionLog = { info(message: string, fields: Fields): void; error(message: string, fields: Fields): void };

type Invocation = {
  event: unknown;
  response: unknown;
  error: Error | null | undefined;
  context?: { awsRequestId?: string };
};

/** What is said of an invocation: ids and counts only, never who a customer is or what they said. */
type About<Event, Result> = {
  event?: (event: Event) => Fields;
  result?: (result: Result) => Fields;
  /** What is counted for alarms, and the clock it is counted by. */
  metrics?: { of: (result: Result) => Metrics; clock: Clock };
};

/**
 * Middleware: one line per invocation, after `parseEvent`. A run that leaves early or a branch that is not taken is no
 * failure and is told as information. Lambda logs a failure too: it is handed on without words that may quote data.
 */
export function log<Event, Result>(logger: FunctionLog | undefined, about: About<Event, Result> = {}) {
  const ids = (event: unknown) => about.event?.(event as Event) ?? {};
  const counted = (result: Result) => {
    const { of: countsOf, clock } = about.metrics ?? {};
    return countsOf && clock ? embeddedMetrics(countsOf(result), clock.now()) : {};
  };
  return {
    after: ({ event, response, context }: Invocation) => {
      const result = response as Result;
      logger?.info('done', { ...named(context), ...ids(event), ...about.result?.(result), ...counted(result) });
    },
    onError: (invocation: Invocation) => {
      const { event, error, context } = invocation;
      if (!error || !logger) return;
      // The event may not have been parsed: a failure to say what it was about must not hide the failure itself.
      const subject = isObject(event) ? safely(() => ids(event)) : {};
      const fields = { ...named(context), ...subject, ...failureFields(error) };
      if (error instanceof ExitReached || error instanceof BranchNotTaken) logger.info('done', fields);
      else logger.error('failed', fields);
      invocation.error = withoutQuotes(error);
    },
  };
}

/** The request's id, by which Lambda's own lines name it. */
function named(context: Invocation['context']): Fields {
  return context?.awsRequestId === undefined ? {} : { requestId: context.awsRequestId };
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
