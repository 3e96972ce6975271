/** A request as it is signed, in the parts that say what it asks for. */
export type SignedRequest = {
  method: string;
  path: string;
  query?: Record<string, unknown>;
  headers: Record<string, string>;
  body?: unknown;
};

type Operation = { operation: string; input: Record<string, unknown> };

/** How each service's requests say which operation they are, and with what input. */
const READERS: Record<string, (request: SignedRequest) => Operation> = {
  'cognito-idp': readJson,
  dynamodb: readJson,
  states: readJson,
  secretsmanager: readJson,
  ses: readForm,
  s3: readRest,
};

/** The operation that a request to a service asks for. */
export function operationOf(service: string, request: SignedRequest): Operation {
  const read = READERS[service];
  if (!read) throw new Error(`No function called ${service} before; say in signed-request.ts how its requests read.`);
  return read(request);
}

/** AWS JSON: the operation is in a header, the input in the body. */
function readJson({ headers, body }: SignedRequest): Operation {
  const [, operation = ''] = String(headers['x-amz-target']).split('.');
  return { operation, input: JSON.parse(textOf(body)) };
}

/** The query protocol: a form. */
function readForm({ body }: SignedRequest): Operation {
  const { Action = '', ...input } = Object.fromEntries(new URLSearchParams(textOf(body)));
  return { operation: Action, input };
}

/** S3 under an endpoint of one's own: the bucket and the key in the path, and what is asked for in the method. */
function readRest({ method, path, query = {} }: SignedRequest): Operation {
  const [, Bucket = '', ...rest] = path.split('/').map(decodeURIComponent);
  const Key = rest.join('/');
  if (method === 'GET' && query['list-type'] === '2') {
    return { operation: 'ListObjectsV2', input: { Bucket, Prefix: query.prefix } };
  }
  const operations: Record<string, string> = { GET: 'GetObject', PUT: 'PutObject' };
  return { operation: (Key && operations[method]) || `${method} ${path}`, input: { Bucket, Key } };
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
}
