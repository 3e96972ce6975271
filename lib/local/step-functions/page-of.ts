import { AwsError } from '../errors.ts';

/** A page of a list as AWS cuts it: 100 at a time unless asked otherwise (1 to 1000), and the token of the next. */
export function pageOf<T>(
  all: T[],
  { maxResults = 100, nextToken }: { maxResults?: number; nextToken?: string },
): { page: T[]; nextToken?: string } {
  const start = nextToken === undefined ? 0 : Number(Buffer.from(nextToken, 'base64url').toString());
  if (!Number.isInteger(start)) throw new AwsError('InvalidToken', 'Invalid Token: not one of a list given here.');
  const end = start + Math.min(maxResults || 100, 1000);
  const next = end < all.length ? Buffer.from(String(end)).toString('base64url') : undefined;
  return { page: all.slice(start, end), ...(next && { nextToken: next }) };
}
