import { createReadStream } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { SignedUpload } from '../../lib/ports/sources.ts';
import { UploadFailed } from './errors.ts';

/** A silent connection is given up after so long. */
const PATIENCE_MS = 60_000;

/** Puts a file where it was allowed to, piece by piece; `report` is told of the bytes of each. Throws UploadFailed. */
export async function putFile(
  path: string,
  { name, url, headers }: SignedUpload,
  report: (bytes: number) => void,
): Promise<void> {
  const put = (new URL(url).protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'PUT',
    headers,
    timeout: PATIENCE_MS,
  });
  put.on('timeout', () => put.destroy(new Error('nothing moved for a minute')));
  const answered = answerTo(put);
  const content = createReadStream(path);
  content.on('data', (bytes) => report(bytes.length));
  // A refusal may come before the whole file went: then it, and not the broken pipe, is what to tell.
  const sent = pipeline(content, put).catch((error: Error) => error);
  const answer = await answered.catch((error: Error) => error);
  const failure = answer instanceof Error ? ((await sent) ?? answer) : undefined;
  content.destroy();
  if (failure instanceof Error) throw failed(name, failure.message);
  if (answer instanceof Error || answer.status === 200) return;
  throw failed(name, `${answer.status} ${answer.code}`);
}

function answerTo(put: ReturnType<typeof requestHttp>): Promise<{ status: number; code: string }> {
  return new Promise((resolve, reject) => {
    put.on('error', reject);
    put.on('response', (response) => {
      text(response).then((body) => {
        const code = /<Code>(\w+)<\/Code>/.exec(body)?.[1] ?? '';
        resolve({ status: response.statusCode ?? 0, code });
      }, reject);
    });
  });
}

function failed(name: string, why: string): UploadFailed {
  return new UploadFailed(
    `${name} could not be uploaded (${why}). Run the same command again: nothing is imported twice.`,
  );
}
