import * as z from 'zod';
import { DomainError } from '../../lib/domain/errors.ts';

/** A function was called with an event that is not of its form: a fault of the caller, which no retry mends. */
export class EventMalformed extends DomainError {
  override readonly name = 'EventMalformed';
  readonly retryable = false;
}

/** Middleware: replaces the event by what `schema` reads from it. Throws EventMalformed, naming the places. */
export function parseEvent<Schema extends z.ZodType>(schema: Schema) {
  return {
    before: (request: { event: unknown }) => {
      const parsed = schema.safeParse(request.event);
      if (!parsed.success) throw new EventMalformed(`The event is not as expected: ${z.prettifyError(parsed.error)}`);
      request.event = parsed.data;
    },
  };
}
