import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { s3Uploads } from '../../lib/adapters/s3/s3-uploads.ts';
import { openS3 } from '../../lib/adapters/sources/s3/s3-files.ts';
import type { Endpoint } from '../../lib/local/loopback-server.ts';
import { exportsBucket, serveS3 } from '../../lib/local/s3/serve-s3.ts';
import { temporaryFolder } from './temporary-folder.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const signedAt = new Date('2026-06-01T12:00:00Z');
let now = signedAt;
let dir: string;
let endpoint: Endpoint;
let client: S3Client;
beforeEach(async () => {
  now = signedAt;
  dir = temporaryFolder();
  endpoint = await serveS3({ dir, signer: { credentials, region: 'us-east-1' }, now: () => now });
  client = openS3({ endpoint: endpoint.url, region: 'us-east-1', credentials });
});
afterEach(async () => {
  client.destroy();
  await endpoint.close();
});

const sign = async (name: string, bytes: number, secretAccessKey = 'local') => {
  const signer = { credentials: { ...credentials, secretAccessKey }, region: async () => 'us-east-1' };
  const uploads = s3Uploads({ bucket: exportsBucket, endpoint: endpoint.url }, signer, { now: () => signedAt });
  return (await uploads.sign({ source: 'crm', name, bytes })).url;
};
const put = async (url: string, body: string) => {
  const response = await fetch(url, { method: 'PUT', body });
  return [response.status, /<Code>(\w+)/.exec(await response.text())?.[1]];
};
const kept = () => (existsSync(join(dir, 'exports')) ? readdirSync(join(dir, 'exports'), { recursive: true }) : []);

describe('a presigned address', () => {
  it('takes the file it was made for, which replaces the one before', async () => {
    expect(await put(await sign('a b+ü.csv', 5), 'first')).toEqual([200, undefined]);
    expect(await put(await sign('a b+ü.csv', 6), 'second')).toEqual([200, undefined]);
    expect(readFileSync(join(dir, 'exports/sources/crm/a b+ü.csv'), 'utf8')).toBe('second');
  });

  it.each<[string, (url: string) => string, string]>([
    ['a longer file', (url) => url, 'sixsix'],
    ['a shorter file', (url) => url, 'four'],
    ['another name', (url) => url.replace('/a.csv', '/b.csv'), 'fives'],
    ['another source', (url) => url.replace('/crm/', '/erp/'), 'fives'],
    ['a longer time', (url) => url.replace('Expires=3600', 'Expires=36000'), 'fives'],
    ['another signature', (url) => url.replace(/Signature=\w{4}/, 'Signature=0000'), 'fives'],
  ])('refuses %s', async (_, bend, body) => {
    expect(await put(bend(await sign('a.csv', 5)), body)).toEqual([403, 'SignatureDoesNotMatch']);
    expect(kept()).toEqual([]);
  });

  it('refuses what another secret signed, and what is not signed', async () => {
    expect(await put(await sign('a.csv', 5, 'guessed'), 'fives')).toEqual([403, 'SignatureDoesNotMatch']);
    const bare = (await sign('a.csv', 5)).replace(/\?.*/, '');
    expect((await put(bare, 'fives'))[0]).toBe(403);
    expect(kept()).toEqual([]);
  });

  it('expires', async () => {
    const url = await sign('a.csv', 5);
    now = new Date(signedAt.getTime() + 3_601_000);
    expect(await put(url, 'fives')).toEqual([403, 'AccessDenied']);
    now = new Date(signedAt.getTime() + 3_599_000);
    expect(await put(url, 'fives')).toEqual([200, undefined]);
  });

  it.each(['..%2Fa.csv', '.hidden', 'a%00.csv', '%2e%2e', 'a%5Cb.csv'])(
    'leads nowhere with the name %j',
    async (name) => {
      const url = (await sign('a.csv', 5)).replace('/a.csv', `/${name}`);
      const [status] = await put(url, 'fives');
      expect(status).toBeGreaterThanOrEqual(400);
      expect(kept().filter((path) => String(path).includes('csv'))).toEqual([]);
    },
  );
});

it('keeps nothing of a file whose sender hangs up', async () => {
  const url = new URL(await sign('a.csv', 1000));
  const socket = connect(Number(url.port), '127.0.0.1');
  const head = `PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: 1000\r\n\r\n`;
  await new Promise((resolve) => socket.write(`${head}half of it`, resolve));
  await expect.poll(() => kept().length).toBeGreaterThan(0);
  socket.destroy();
  await expect.poll(() => kept().filter((path) => /csv|tmp/.test(String(path)))).toEqual([]);
});

describe('an object', () => {
  it('is given whole, or the range that was asked for', async () => {
    await put(await sign('a.csv', 10), '0123456789');
    const key = { Bucket: exportsBucket, Key: 'sources/crm/a.csv' };
    const get = async (range: object) => {
      const answer = await client.send(new GetObjectCommand({ ...key, ...range }));
      return [await answer.Body?.transformToString(), answer.ContentRange];
    };
    expect(await get({})).toEqual(['0123456789', undefined]);
    expect(await get({ Range: 'bytes=2-4' })).toEqual(['234', 'bytes 2-4/10']);
    expect(await get({ Range: 'bytes=8-99' })).toEqual(['89', 'bytes 8-9/10']);
    await expect(get({ Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
    await expect(get({ IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('that is not there, or in another bucket, is said not to be', async () => {
    const get = (Bucket: string, Key: string) => client.send(new GetObjectCommand({ Bucket, Key }));
    await expect(get(exportsBucket, 'sources/crm/a.csv')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(get('other', 'sources/crm/a.csv')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('is listed by those who sign only', async () => {
    await put(await sign('a.csv', 5), 'fives');
    const listing = { Bucket: exportsBucket, Prefix: 'sources/crm/', Delimiter: '/' };
    const { Contents } = await client.send(new ListObjectsV2Command(listing));
    expect(Contents?.map(({ Key, Size }) => [Key, Size])).toEqual([['sources/crm/a.csv', 5]]);
    const unsigned = await fetch(`${endpoint.url}/${exportsBucket}?list-type=2&prefix=sources/crm/&delimiter=/`);
    expect(unsigned.status).toBe(403);
  });
});
