import { SourceUnreadable } from '../../../domain/sources/errors.ts';

/** A folder in a bucket; the prefix ends in a slash. */
export type S3Folder = { bucket: string; prefix: string };

const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/((?:[^/]+\/)+)$/;

/** The address of a folder in a bucket: `s3://<bucket>/<prefix>/`. */
export function addressOf({ bucket, prefix }: S3Folder): string {
  return `s3://${bucket}/${prefix}`;
}

/** Whether a folder is one in a bucket. */
export function isS3Address(folder: string): boolean {
  return ADDRESS.test(folder);
}

/** What an address names. Throws SourceUnreadable when it names no folder in a bucket. */
export function readAddress(folder: string): S3Folder {
  const [, bucket, prefix] = ADDRESS.exec(folder) ?? [];
  if (bucket && prefix) return { bucket, prefix };
  throw new SourceUnreadable(
    `Expected a folder in a bucket (s3://bucket/folder/), found "${folder}", which only the machine that imported it ` +
      'can read. Upload its files and import them here (`holdfast import <folder> --map <file> --api <url>`).',
  );
}
