import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { presignPut, type Signer } from '../../adapters/s3/presign-put.ts';
import { AwsError } from '../errors.ts';

/** Refuses a presigned PUT that was changed, has expired, or is of another length than the one signed. */
export async function checkPresigned(request: IncomingMessage, url: URL, signer: Signer, now: Date): Promise<void> {
  const given = Object.fromEntries(url.searchParams);
  const signingDate = dateOf(given['X-Amz-Date']);
  const expiresInSeconds = Number(given['X-Amz-Expires']);
  if (!signingDate || !(expiresInSeconds > 0) || given['X-Amz-SignedHeaders'] !== 'content-length;host') {
    throw new AwsError('AuthorizationQueryParametersError', 'Expected a presigned PUT with a signed length.', 400);
  }
  const bytes = Number(request.headers['content-length'] ?? Number.NaN);
  const bare = new URL(url.pathname, `http://${request.headers.host}`);
  const expected = new URL(await presignPut({ url: bare, bytes, signingDate, expiresInSeconds }, signer));
  if (!sameText(expected.searchParams.get('X-Amz-Signature') ?? '', given['X-Amz-Signature'] ?? '')) {
    throw new AwsError('SignatureDoesNotMatch', 'The address or the length of the file is not what was signed.', 403);
  }
  if (now.getTime() > signingDate.getTime() + expiresInSeconds * 1000) {
    throw new AwsError('AccessDenied', 'Request has expired', 403);
  }
}

/** The time in `20261122T014500Z`. */
function dateOf(text = ''): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [year = 0, month = 1, ...rest] = parts.slice(1).map(Number);
  return new Date(Date.UTC(year, month - 1, ...rest));
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
