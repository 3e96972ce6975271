import type { Provider } from '@smithy/types';
import { uploadKey } from '../../domain/sources/upload-limits.ts';
import type { Uploads } from '../../ports/sources.ts';
import type { Clock } from '../../ports/system.ts';
import { uploadFolderIn } from '../sources/s3/folder-address.ts';
import { objectUrl, presignPut, type Signer } from './presign-put.ts';

/** The bucket that is uploaded to; `endpoint` is where S3 is when it is not AWS's own. */
export type UploadSettings = { bucket: string; endpoint?: string };

const EXPIRES_IN_SECONDS = 3600;

/** Uploads straight into the bucket, `sources/<source>/<name>`. `clock` must show the real time: S3 goes by it. */
export function s3Uploads(
  { bucket, endpoint }: UploadSettings,
  signer: Signer & { region: Provider<string> },
  clock: Clock,
): Uploads {
  return {
    folderOf: uploadFolderIn(bucket),

    async sign({ source, name, bytes }) {
      const signingDate = clock.now();
      const url = objectUrl({ bucket, key: uploadKey(source, name), region: await signer.region(), endpoint });
      const expiresAt = new Date(signingDate.getTime() + EXPIRES_IN_SECONDS * 1000).toISOString();
      const put = { url, bytes, signingDate, expiresInSeconds: EXPIRES_IN_SECONDS };
      return {
        name,
        url: await presignPut(put, signer),
        headers: { 'content-length': String(bytes) },
        expiresAt,
      };
    },
  };
}
