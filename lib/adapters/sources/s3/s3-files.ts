import { GetObjectCommand, ListObjectsV2Command, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { ExportsUnavailable } from '../../../domain/sources/errors.ts';
import type { ExportFile } from '../../../ports/sources.ts';
import { PIECE_BYTES, type StoredFiles, unreadable } from '../folder/stored-files.ts';
import { readAddress, type S3Folder } from './folder-address.ts';

/** The first read is small, as the beginning of a file is often all that is wanted. The others are held in memory whole. */
const FIRST_BYTES = PIECE_BYTES;
const PART_BYTES = 4_194_304;
const ATTEMPTS = 3;

const reasons: Record<string, string> = {
  NoSuchKey: 'it is no longer there',
  // Who may list only what lies under a prefix is not told that a file is missing.
  AccessDenied: 'it is no longer there, or may not be read (access denied)',
  PreconditionFailed: 'it was replaced while it was being read',
  InvalidObjectState: 'it is archived, and must be restored first',
};

/** A client for reading exports. What is sent to S3 and comes from it is protected by TLS; checksums of parts do not exist. */
export function openS3(config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    ...config,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/**
 * The files of folders in a bucket (`s3://<bucket>/<prefix>/`): the objects right under the prefix, without hidden ones.
 * A file is read part by part, each part whole or not at all, and only as it was when the folder was listed.
 * Throws SourceUnreadable for a folder elsewhere, ExportsUnavailable when S3 does not answer.
 */
export function s3Files(client: S3Client, bucket: string): StoredFiles {
  const listed = new Map<string, string | undefined>();
  return {
    async list(folder) {
      const files = await listFolder(client, readAddress(folder, bucket));
      for (const { name, version } of files ?? []) listed.set(folder + name, version);
      return files;
    },

    async *read(folder, file) {
      const { prefix } = readAddress(folder, bucket);
      const object = { Bucket: bucket, Key: prefix + file };
      let version = listed.get(folder + file);
      for (let start = 0, bytes = FIRST_BYTES; ; bytes = PART_BYTES) {
        const part = await readPart(client, { ...object, start, bytes, version }, file);
        for (let at = 0; at < part.bytes.length; at += PIECE_BYTES) yield part.bytes.subarray(at, at + PIECE_BYTES);
        start += part.bytes.length;
        version = part.version;
        if (start >= part.total) return;
      }
    },
  };
}

async function listFolder(client: S3Client, { bucket, prefix }: S3Folder): Promise<ExportFile[] | undefined> {
  const files: ExportFile[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client
      .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: '/', ContinuationToken }))
      .catch((error) => {
        if (error.name === 'NoSuchBucket') return undefined;
        throw unavailable(`The folder s3://${bucket}/${prefix}`, error);
      });
    for (const { Key = '', Size = 0, LastModified, ETag } of page?.Contents ?? []) {
      const name = Key.slice(prefix.length);
      if (name === '' || name.startsWith('.')) continue;
      files.push({ name, bytes: Size, modifiedAt: LastModified?.toISOString() ?? '', version: ETag });
    }
    ContinuationToken = page?.NextContinuationToken;
  } while (ContinuationToken);
  if (files.length === 0) return undefined;
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

type Wanted = { Bucket: string; Key: string; start: number; bytes: number; version?: string };
type Part = { bytes: Buffer; total: number; version?: string };

/** A part of a file; one that breaks off on its way is asked for again, and is never short. */
async function readPart(client: S3Client, wanted: Wanted, file: string): Promise<Part> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await requestPart(client, wanted);
    } catch (error) {
      const { name } = error as Error;
      // A file without a single byte has no part that could be asked for.
      if (name === 'InvalidRange' && wanted.start === 0) return { bytes: Buffer.alloc(0), total: 0 };
      const reason = reasons[name];
      if (reason) throw unreadable(file, reason);
      if (attempt === ATTEMPTS) throw unavailable(file, error as Error);
    }
  }
}

async function requestPart(client: S3Client, { Bucket, Key, start, bytes, version }: Wanted): Promise<Part> {
  const Range = `bytes=${start}-${start + bytes - 1}`;
  const answer = await client.send(new GetObjectCommand({ Bucket, Key, Range, IfMatch: version }));
  const body = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.ContentRange ?? '') ?? [];
  const expected = Math.min(bytes, Number(total) - start);
  if (Number(from) === start && body.length === expected) {
    return { bytes: body, total: Number(total), version: answer.ETag };
  }
  throw new TypeError(`asked for ${expected} bytes from ${start}, got ${body.length} (${answer.ContentRange})`);
}

function unavailable(what: string, { name }: Error): ExportsUnavailable {
  return new ExportsUnavailable(`${what} could not be read from S3 (${name}). Try again later.`);
}
