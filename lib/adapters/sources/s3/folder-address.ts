import { SourceUnreadable } from '../../../domain/sources/errors.ts';
import { uploadPrefix } from '../../../domain/sources/upload-limits.ts';

/** A folder in a bucket; the prefix ends in a slash. */
export type S3Folder = { bucket: string; prefix: string };

const ADDRESS = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/((?:[^/]+\/)+)$/;

/** The folders that sources are uploaded to, in a bucket: `s3://<bucket>/sources/<source>/`. */
export function uploadFolderIn(bucket: string): (source: string) => string {
  return (source) => `s3://${bucket}/${uploadPrefix(source)}`;
}

/** Whether a folder is one in a bucket. */
export function isS3Address(folder: string): boolean {
  return ADDRESS.test(folder);
}

/** What an address in `bucket` names. Throws SourceUnreadable when it names no folder there. */
export function readAddress(folder: string, bucket: string): S3Folder {
  const [, named, prefix] = ADDRESS.exec(folder) ?? [];
  if (named === bucket && prefix) return { bucket, prefix };
  throw new SourceUnreadable(
    `Expected a folder of this deployment's bucket (s3://${bucket}/…/), found "${folder}", which can only be read ` +
      'where it was imported. Upload its files here: `holdfast import <folder> --map <file> --api <url>`.',
  );
}
