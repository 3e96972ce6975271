import { DomainError } from '../../lib/domain/errors.ts';

type Fields = Record<string, unknown>;
type SdkError = Error & { code?: string; $metadata?: { httpStatusCode?: number; requestId?: string } };

/** A refusal by AWS for lack of permission names a role, an action and a resource, and no data. */
const PERMISSION = /^AccessDenied(Exception)?$/;

/**
 * What a log may say of a failure. Our own errors never quote data, so their sentence is told. What a library or a service
 * says may quote its input (`"Ada…" is not valid JSON`): of such an error only its name, codes and place in the code.
 */
export function failureFields(error: Error): Fields {
  if (quotesNothing(error)) return { error: error.name, reason: error.message };
  const { code, $metadata } = error as SdkError;
  const answer = $metadata && { httpStatus: $metadata.httpStatusCode, awsRequestId: $metadata.requestId };
  return { error: nameOf(error), ...(typeof code === 'string' && { code }), ...answer, stack: framesOf(error) };
}

/** The failure as Lambda may log it by itself: of the same name, which state machines match, without the words of others. */
export function withoutQuotes(error: Error): Error {
  if (quotesNothing(error)) return error;
  const name = nameOf(error);
  const safe = new Error(`${name}: the words of a library or a service are left out, as they may quote data.`);
  safe.name = name;
  safe.stack = [`${name}: ${safe.message}`, ...framesOf(error)].join('\n');
  return safe;
}

function quotesNothing(error: Error): boolean {
  return error instanceof DomainError || PERMISSION.test(error.name);
}

function nameOf({ name }: Error): string {
  return /^[\w.]{1,80}$/.test(name) ? name : 'Error';
}

/** The lines of the stack that name a place in the code; what stands before them is the message. */
function framesOf({ stack = '' }: Error): string[] {
  return stack.split('\n').filter((line) => /^ +at .*:\d+:\d+\)?$/.test(line));
}
