import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { cutFolder } from '../../../lib/adapters/sources/folder/cut-folder.ts';
import { openS3, s3Files } from '../../../lib/adapters/sources/s3/s3-files.ts';
import { ExportsUnavailable, FileUnreadable, SourceUnreadable } from '../../../lib/domain/sources/errors.ts';
import { onEmbeddedS3 } from '../../factories/folder-places.ts';

/** Files in a bucket of a server that answers as it is told. */
async function filesOn(answer: RequestListener) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = openS3({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'k', secretAccessKey: 's' } });
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return s3Files(client, 'exports');
}

const FOLDER = 's3://exports/sources/crm/';
const CONTENT = Buffer.from(`id\n${'1234567\n'.repeat(20_000)}`);

/** Sends the range that was asked for, or only so much of it, and breaks off. */
function sendRange({ headers }: { headers: { range?: string } }, response: Parameters<RequestListener>[1], most = 1e9) {
  const [, from = '0', until = ''] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? [];
  const part = CONTENT.subarray(Number(from), Number(until) + 1);
  const range = `bytes ${from}-${Number(from) + part.length - 1}/${CONTENT.length}`;
  response.writeHead(206, { 'content-length': part.length, 'content-range': range, etag: '"one"' });
  if (part.length <= most) response.end(part);
  else response.write(part.subarray(0, most), () => response.destroy());
}

it('asks again for a part that broke off on its way', async () => {
  let asked = 0;
  const files = await filesOn((request, response) => {
    asked += 1;
    sendRange(request, response, asked % 2 === 1 ? 5000 : undefined);
  });
  const read = Buffer.concat(await Array.fromAsync(files.read(FOLDER, 'a.csv')));
  expect(read.equals(CONTENT)).toBe(true);
  expect(asked).toBe(4);
});

it('fails, and is never short, when a file breaks off again and again', async () => {
  const files = await filesOn((request, response) => sendRange(request, response, 5000));
  const folder = cutFolder(files);
  const rows: string[][] = [];
  const reading = (async () => {
    for await (const batch of folder.rows(FOLDER, 'a.csv', { format: 'csv' })) rows.push(...batch.rows);
  })();
  await expect(reading).rejects.toThrow(ExportsUnavailable);
  expect(rows).toEqual([]);
});

it('fails when S3 answers with another range than the one asked for', async () => {
  const files = await filesOn((_, response) => {
    response.writeHead(206, { 'content-length': 3, 'content-range': `bytes 7-9/${CONTENT.length}` });
    response.end('abc');
  });
  await expect(Array.fromAsync(files.read(FOLDER, 'a.csv'))).rejects.toThrow(ExportsUnavailable);
});

it('can be tried again when S3 does not answer', async () => {
  const files = await filesOn((_, response) => void response.writeHead(503).end());
  const listing = files.list(FOLDER);
  await expect(listing).rejects.toThrow(ExportsUnavailable);
  await expect(listing).rejects.toMatchObject({ retryable: true });
});

it.each(['/home/ada/exports', 's3://other/sources/crm/', 's3://exports', 's3://exports/', 's3://exports//', ''])(
  'refuses the folder %j, and says what to do',
  async (folder) => {
    const files = await filesOn(() => {
      throw new Error('nothing should be asked');
    });
    await expect(files.list(folder)).rejects.toThrow(SourceUnreadable);
    await expect(files.list(folder)).rejects.toThrow(/Upload its files here: `holdfast import <folder>/);
  },
);

it('says of a file that was replaced after it was listed that it was', async () => {
  const place = await onEmbeddedS3();
  onTestFinished(() => place.close());
  const folder = place.newFolder();
  await place.put(folder, 'a.csv', 'id,name\n1,Ada\n');
  await place.exports.files(folder);
  await place.put(folder, 'a.csv', 'name,id\nAda,1\n');
  const reading = Array.fromAsync(place.exports.rows(folder, 'a.csv', { format: 'csv' }));
  await expect(reading).rejects.toThrow(FileUnreadable);
  await expect(reading).rejects.toThrow(/replaced while it was being read/);
});

it('lists a folder of more files than a page holds', async () => {
  const place = await onEmbeddedS3();
  onTestFinished(() => place.close());
  const folder = place.newFolder();
  const names = Array.from({ length: 1234 }, (_, index) => `part-${String(index).padStart(4, '0')}.csv`);
  for (const name of names) await place.put(folder, name, '');
  expect((await place.exports.files(folder))?.map(({ name }) => name)).toEqual(names);
});
