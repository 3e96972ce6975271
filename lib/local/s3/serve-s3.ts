import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Signer } from '../../adapters/s3/presign-put.ts';
import { AwsError } from '../errors.ts';
import { type Answer, type Endpoint, requireSignature, serveLoopback } from '../loopback-server.ts';
import { escapeXml } from '../xml.ts';
import { checkPresigned } from './check-presigned.ts';
import { listingXml } from './listing-xml.ts';
import { ObjectFiles, type StoredObject } from './object-files.ts';
import { rangeOf } from './range.ts';

/** The one bucket there is. */
export const exportsBucket = 'holdfast-exports';

/** S3 takes no larger object in one piece. */
const MOST_BYTES = 5 * 1024 ** 3;

type Call = { request: IncomingMessage; url: URL; key: string };
type Operation = (call: Call) => Answer | Promise<Answer>;

/**
 * Serves one bucket over the files in `<dir>/exports`: PutObject (also under an address that `signer` presigned), GetObject
 * (Range, If-Match) and ListObjectsV2 of the objects right under a prefix. `now` is the machine's time, as signatures
 * go by it. Objects appear whole or not at all.
 */
export function serveS3({ dir, signer, now }: { dir: string; signer: Signer; now(): Date }): Promise<Endpoint> {
  const objects = new ObjectFiles(join(dir, 'exports'));
  const operations: Record<string, Operation> = {
    async PUT({ request, url, key }) {
      if (url.searchParams.has('X-Amz-Signature')) await checkPresigned(request, url, signer, now());
      else requireSignature(request);
      const { etag } = await objects.put(key, request, lengthOf(request));
      return { statusCode: 200, headers: { etag } };
    },
    GET({ request, url, key }) {
      requireSignature(request);
      return key === '' ? list(objects, url.searchParams) : read(objects, key, request);
    },
  };
  return serveLoopback((request) => answer(request, operations));
}

async function answer(request: IncomingMessage, operations: Record<string, Operation>): Promise<Answer> {
  try {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const [bucket, ...parts] = url.pathname.slice(1).split('/').map(decodePart);
    if (bucket !== exportsBucket) throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404);
    const operation = operations[request.method ?? ''];
    if (!operation) throw new AwsError('MethodNotAllowed', 'Served here: PutObject, GetObject, ListObjectsV2.', 405);
    return await operation({ request, url, key: parts.join('/') });
  } catch (error) {
    return refusal(error);
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
}

function lengthOf({ headers }: IncomingMessage): number {
  const bytes = Number(headers['content-length']);
  if (bytes <= MOST_BYTES) return bytes;
  throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
}

function list(objects: ObjectFiles, query: URLSearchParams): Answer {
  const prefix = query.get('prefix') ?? '';
  const isServed = query.get('list-type') === '2' && query.get('delimiter') === '/' && /^$|\/$/.test(prefix);
  if (!isServed) throw new AwsError('NotImplemented', 'Served here: ListObjectsV2 right under a prefix/.', 501);
  const body = listingXml(exportsBucket, objects.list(prefix), query);
  return { statusCode: 200, headers: { 'content-type': 'application/xml' }, body };
}

function read(objects: ObjectFiles, key: string, { headers }: IncomingMessage): Answer {
  const object = objects.get(key);
  const { 'if-match': wanted, range } = headers;
  if (wanted !== undefined && wanted !== object.etag) {
    throw new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412);
  }
  const { start, end } = rangeOf(range, object.bytes);
  const common = { ...describe(object), 'content-length': String(end - start + 1) };
  const partly = { ...common, 'content-range': `bytes ${start}-${end}/${object.bytes}` };
  if (object.bytes === 0) return { statusCode: 200, headers: common };
  const stream = objects.read(key, start, end);
  return range === undefined
    ? { statusCode: 200, headers: common, stream }
    : { statusCode: 206, headers: partly, stream };
}

function describe({ etag, modifiedAt }: StoredObject): Record<string, string> {
  return { etag, 'last-modified': modifiedAt.toUTCString(), 'accept-ranges': 'bytes' };
}

function refusal(error: unknown): Answer {
  const known = error instanceof AwsError ? error : new AwsError('InternalError', 'The endpoint failed.', 500);
  const inside = `<Code>${known.code}</Code><Message>${escapeXml(known.message)}</Message><RequestId>${randomUUID()}</RequestId>`;
  const headers = { 'content-type': 'application/xml' };
  return {
    statusCode: known.statusCode,
    headers,
    body: `<?xml version="1.0" encoding="UTF-8"?><Error>${inside}</Error>`,
  };
}
