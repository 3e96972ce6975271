import type { Clock } from '../../lib/ports/system.ts';
import type { HttpEvent, HttpResponse } from '../api/http-event.ts';
import type { AuthorisedEvent } from './authorise.ts';
import { failureFields } from './failure.ts';
import type { FunctionLog } from './log.ts';

type Request = {
  event: HttpEvent & Partial<AuthorisedEvent>;
  context: { awsRequestId?: string };
  response: unknown;
  error: Error | null | undefined;
  internal: { startedMs?: number };
};

/** Parameters of paths that are ids of ours. A token is none: whoever has it may use it. */
const IDS = ['accountId', 'deliveryId', 'importId', 'runId', 'taskId'];

/**
 * Middleware, the outermost: one line per request, with the route, how it was answered, the caller's role and how many
 * milliseconds it took. Never the path, the query or the body as they were sent: they hold tokens and what people write.
 */
export function logRequest(logger: FunctionLog | undefined, clock: Clock) {
  const tell = (request: Request) => {
    const { statusCode: status } = request.response as HttpResponse;
    const { startedMs } = request.internal;
    const ms = startedMs === undefined ? undefined : clock.now().getTime() - startedMs;
    const fields = { ...fieldsOf(request, status), status, ms };
    if (status < 500) logger?.info('answered', { ...fields, error: request.error?.name });
    else logger?.error('failed', { ...fields, ...(request.error && failureFields(request.error)) });
  };
  return {
    before: ({ internal }: Request) => {
      internal.startedMs = clock.now().getTime();
    },
    after: tell,
    onError: tell,
  };
}

function fieldsOf({ event, context }: Request, status: number): Record<string, unknown> {
  const { found, identity, requestContext } = event;
  return {
    requestId: context.awsRequestId,
    // As the access log of API Gateway names the request.
    gatewayRequestId: requestContext.requestId,
    route: found && `${found.route.method} ${found.route.path}`,
    operationId: found?.route.operationId,
    role: identity?.role,
    // What was asked for in vain may be anything.
    ...(found && status < 400 ? idsAmong(found.params) : {}),
  };
}

function idsAmong(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => IDS.includes(name)));
}
