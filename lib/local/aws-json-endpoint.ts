import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AwsError } from './errors.ts';
import { type Answer, type Endpoint, readBody, requireSignature, serveLoopback } from './loopback-server.ts';

/** One call of an AWS service: the request's members in, the response's out. It refuses by throwing AwsError. */
// biome-ignore lint/suspicious/noExplicitAny: each operation declares the members it reads
export type Operation = (input: any) => object | Promise<object>;

/**
 * Serves an AWS service that speaks the JSON protocol. `target` is the service's prefix in the X-Amz-Target header;
 * a GET answers with `health`, so that a stale address is not taken for a live one.
 */
export function serveAwsJson(service: {
  target: string;
  version: '1.0' | '1.1';
  health(): object;
  operations: Record<string, Operation>;
}): Promise<Endpoint> {
  const headers = () => ({
    'content-type': `application/x-amz-json-${service.version}`,
    'x-amzn-requestid': randomUUID(),
  });
  return serveLoopback(async (request): Promise<Answer> => {
    if (request.method === 'GET') return { statusCode: 200, body: JSON.stringify(service.health()) };
    try {
      const output = await perform(request, service.target, service.operations);
      return { statusCode: 200, headers: headers(), body: JSON.stringify(output) };
    } catch (error) {
      return { ...refusal(error), headers: headers() };
    }
  });
}

async function perform(request: IncomingMessage, target: string, operations: Record<string, Operation>) {
  requireSignature(request);
  const [service, name = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const operation = service === target && Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) {
    const known = Object.keys(operations).join(', ');
    throw new AwsError('UnknownOperationException', `${target}.${name} is not served here; these are: ${known}.`);
  }
  return operation(parse(await readBody(request)));
}

function parse(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString() || '{}');
  } catch {
    throw new AwsError('SerializationException', 'The body of the request is not JSON.');
  }
}

function refusal(error: unknown): Answer {
  const known = error instanceof AwsError ? error : new AwsError('InternalFailure', describe(error), 500);
  return { statusCode: known.statusCode, body: JSON.stringify({ __type: known.code, message: known.message }) };
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'The endpoint failed.';
}
