import { DraftFaulty } from '../../lib/usecases/errors.ts';
import { type RequestFault, RequestRefused } from '../api/errors.ts';
import type { HttpResponse } from '../api/http-event.ts';

/** What use cases throw and HTTP has a word for. Everything else is a 500. */
const STATUS_OF: Record<string, number> = {
  NotFound: 404,
  ConditionRefused: 400,
  CursorUnknown: 400,
  DraftFaulty: 400,
  ImportIdTaken: 409,
  OutcomeNotOffered: 400,
  OverrideRefused: 400,
  PauseRefused: 400,
  NotYours: 403,
  StartRefused: 409,
  DecisionRefused: 409,
  TaskSettled: 409,
  PeriodRefused: 400,
  ReviewRefused: 400,
  ReviewContended: 409,
  NobodyToTell: 409,
  PeopleRefused: 409,
  KeyRefused: 409,
  CognitoRefused: 503,
  NoLedger: 409,
  SegmentRefused: 409,
  NothingPublished: 409,
  PublishedMeanwhile: 409,
  WorkflowsRefused: 400,
  TemplateFailed: 400,
  TableThrottled: 503,
};

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Body too large',
  415: 'Unsupported media type',
  500: 'Internal error',
  503: 'Try again later',
};

type Failing = { error: Error | null | undefined; response: unknown };

/**
 * Middleware: whatever is thrown becomes an RFC 9457 `application/problem+json` answer. An unexpected error
 * is told to `onProblem` and answered with a 500 that says nothing of what is inside.
 */
export function problemDetails(onProblem?: (error: Error) => void) {
  return {
    onError: (request: Failing) => {
      const error = request.error ?? new Error('no error given');
      const status = error instanceof RequestRefused ? error.status : (STATUS_OF[error.name] ?? 500);
      if (status === 500) onProblem?.(error);
      request.response = problem(status, status === 500 ? undefined : error.message, error);
    },
  };
}

function problem(status: number, detail: string | undefined, error: Error): HttpResponse {
  const faults: RequestFault[] = error instanceof RequestRefused || error instanceof DraftFaulty ? error.faults : [];
  const headers = error instanceof RequestRefused ? error.headers : {};
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail: detail ?? 'Something went wrong on our side. It has been logged.',
    ...(faults.length > 0 && { errors: faults }),
  };
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}
