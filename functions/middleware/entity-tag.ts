import { createHash } from 'node:crypto';
import type { HttpEvent, HttpResponse } from '../api/http-event.ts';

type Answered = { event: HttpEvent; response: HttpResponse };

const READING = ['GET', 'HEAD'];

/** Whoever has an answer may keep it for themselves, and asks each time whether it still holds. */
const KEPT = 'private, no-cache';

/**
 * Middleware: what is read and answered as JSON carries a strong entity tag, the hash of its body, and who names that tag
 * in `if-none-match` is told that nothing has changed (304), without the body. The answer was computed all the same: who
 * may no longer see it is refused before.
 */
export function entityTag() {
  return {
    after: (request: Answered) => {
      const { event, response } = request;
      if (response.statusCode !== 200 || !READING.includes(event.requestContext.http.method)) return;
      if (!response.headers['content-type']?.startsWith('application/json')) return;
      const etag = `"${createHash('sha256').update(response.body).digest('base64url').slice(0, 27)}"`;
      const headers = { ...response.headers, etag, 'cache-control': KEPT };
      const known = tagsIn(event.headers['if-none-match']);
      request.response = known.some((tag) => tag === etag || tag === '*')
        ? { statusCode: 304, headers: { etag, 'cache-control': KEPT }, body: '' }
        : { ...response, headers };
    },
  };
}

/** The tags of `if-none-match`, which compares weakly (RFC 9110, 13.1.2). */
function tagsIn(header = ''): string[] {
  return header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}
