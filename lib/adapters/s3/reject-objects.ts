import { createReadStream, rmSync, statSync } from 'node:fs';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { RejectSinks } from '../../ports/sources.ts';

/** Keeps the rejections of each import in the bucket, `rejects/<import id>/rejects.ndjson`; `onDisk` has them until all are known. */
export function rejectObjects(bucket: string, onDisk: RejectSinks, client: S3Client): RejectSinks {
  return {
    open(importId) {
      const sink = onDisk.open(importId);
      const Key = `rejects/${importId}/rejects.ndjson`;
      return {
        write: (rejection) => sink.write(rejection),
        async close() {
          const path = await sink.close();
          if (path === undefined) return undefined;
          const file = { Body: createReadStream(path), ContentLength: statSync(path).size };
          await client.send(
            new PutObjectCommand({ Bucket: bucket, Key, ContentType: 'application/x-ndjson', ...file }),
          );
          rmSync(path);
          return `s3://${bucket}/${Key}`;
        },
      };
    },
  };
}
