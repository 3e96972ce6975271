import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, DeleteObjectCommand } from '@aws-sdk/client-s3';
import { s3Uploads } from '../../lib/adapters/s3/s3-uploads.ts';
import { cutFolder } from '../../lib/adapters/sources/folder/cut-folder.ts';
import { exportFolder } from '../../lib/adapters/sources/folder/export-folder.ts';
import { openS3, s3Files } from '../../lib/adapters/sources/s3/s3-files.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { exportsBucket, serveS3 } from '../../lib/local/s3/serve-s3.ts';
import type { ExportFolder } from '../../lib/ports/sources.ts';

/** A kind of place that folders of exports may lie in. */
export type FolderPlace = {
  exports: ExportFolder;
  /** The address of a folder that is not there yet. */
  newFolder(): string;
  put(folder: string, name: string, content: string | Uint8Array): Promise<void>;
  remove(folder: string, name: string): Promise<void>;
  close(): Promise<void>;
};

let folders = 0;
const region = 'us-east-1';
const local = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Folders on the disk. */
export async function onDisk(): Promise<FolderPlace> {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-folders-'));
  return {
    exports: exportFolder,
    newFolder: () => join(root, `f${folders++}`),
    async put(folder, name, content) {
      mkdirSync(folder, { recursive: true });
      const path = join(folder, name);
      const before = statSync(path, { throwIfNoEntry: false });
      writeFileSync(path, content);
      if (before) utimesSync(path, new Date(), new Date(before.mtimeMs + 1000));
    },
    remove: async (folder, name) => rmSync(join(folder, name)),
    close: async () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Folders in the bucket of the embedded S3 endpoint. */
export async function onEmbeddedS3(): Promise<FolderPlace> {
  const dir = mkdtempSync(join(tmpdir(), 'holdfast-s3-'));
  const served = await serveS3({ dir, signer: { credentials: local, region }, now: () => new Date() });
  const place = onS3({ endpoint: served.url, bucket: exportsBucket, credentials: local }, async (key) => {
    rmSync(join(dir, 'exports', key));
  });
  return {
    ...place,
    async close() {
      await place.close();
      await served.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Folders in a bucket, made for the purpose, of any S3 endpoint. */
export async function onGivenS3(endpoint: string): Promise<FolderPlace> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = 'test', AWS_SECRET_ACCESS_KEY: secretAccessKey = 'test' } = process.env;
  const credentials = { accessKeyId, secretAccessKey };
  const bucket = `holdfast-test-${Date.now()}`;
  const client = openS3({ endpoint, region, credentials });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return onS3({ endpoint, bucket, credentials }, async (Key) => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
  });
}

type Endpoint = { endpoint: string; bucket: string; credentials: typeof local };

/** Files are put there as a customer does: under a presigned address. */
function onS3({ endpoint, bucket, credentials }: Endpoint, remove: (key: string) => Promise<void>): FolderPlace {
  const client = openS3({ endpoint, region, credentials });
  const signer = { credentials, region: async () => region };
  const uploads = s3Uploads({ bucket, endpoint }, signer, systemClock);
  return {
    exports: cutFolder(s3Files(client, bucket)),
    newFolder: () => uploads.folderOf(`f${folders++}`),
    async put(folder, name, content) {
      const bytes = Buffer.from(content);
      const source = folder.split('/').at(-2) ?? '';
      const { url } = await uploads.sign({ source, name, bytes: bytes.length });
      const response = await fetch(url, { method: 'PUT', body: bytes, headers: { 'content-type': '' } });
      if (!response.ok) throw new Error(`PUT ${name}: ${response.status} ${await response.text()}`);
    },
    remove: (folder, name) => remove(folder.replace(`s3://${bucket}/`, '') + name),
    close: async () => client.destroy(),
  };
}
