import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsError, PortInUse } from './errors.ts';

/** Something that listens on 127.0.0.1. */
export type Endpoint = { url: string; close(): Promise<void> };

/** What is answered to a request. */
export type Answer = {
  statusCode: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
  /** In place of a body that would be too large to hold; the headers tell its length. */
  stream?: Readable;
};

const HOST = '127.0.0.1';
/** Longer than a client keeps an idle connection, so that none is closed in the moment it is used again. */
const KEEP_ALIVE_MS = 10 * 60 * 1000;
/** Request bodies of the AWS calls we serve are far below this (SES: 10 MB, and base64 around it). */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Answers what it knows, and passes on the rest. */
type Before = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Serves `answer` on a port of 127.0.0.1 (0: any free one), after `before`. An answer that throws is a 500 without detail. */
export async function serveLoopback(
  answer: (request: IncomingMessage) => Promise<Answer>,
  port = 0,
  before: Before = (_request, _response, next) => next(),
): Promise<Endpoint> {
  const server = createServer((request, response) =>
    before(request, response, () => {
      answer(request)
        .catch(() => ({ statusCode: 500, body: '{"message":"Internal Server Error"}' }))
        .then((given) => write(request, response, given));
    }),
  );
  await listen(server, port);
  return { url: urlOf(server), close: () => closeServer(server) };
}

/** Listens on a port of 127.0.0.1 (0: any free one). Throws PortInUse. */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error),
    );
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.listen(port, HOST, resolve);
  });
}

export function urlOf(server: Server): string {
  return `http://${HOST}:${(server.address() as AddressInfo).port}`;
}

/** Lets the requests under way finish, then closes. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  });
}

/** The body of a request; undefined when it is larger than `maxBytes`. */
export async function readBody(request: IncomingMessage, maxBytes = MAX_BODY_BYTES): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Refuses what is not signed as AWS clients do. It proves nothing, but a page in a browser cannot send it unasked. */
export function requireSignature(request: IncomingMessage): void {
  if (request.headers.authorization?.startsWith('AWS4-')) return;
  throw new AwsError('MissingAuthenticationTokenException', 'Request is missing Authentication Token', 403);
}

function write(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { statusCode, headers, body = '', stream } = answer;
  if (stream) {
    response.writeHead(statusCode, headers);
    // What breaks off is cut off for the client too: it has the length, and knows that it was not all.
    pipeline(stream, response).catch(() => response.destroy());
    return;
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(statusCode, { 'content-length': String(bytes.length), ...headers });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
