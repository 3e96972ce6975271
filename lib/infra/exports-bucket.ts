import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Long enough to notice that an export was overwritten with a worse one, and to fetch the better one back. */
const OVERWRITTEN_KEPT_IN_DAYS = 30;

/** Nobody but this account, encrypted, over TLS 1.2 only, and kept when its stack goes. */
const CLOSED: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
};

/**
 * The bucket that exports are uploaded to, under `sources/<source>/`. An overwritten file can be had back for 30 days,
 * uploads that were never completed go after a day, and who asked for what is logged in a bucket of its own. Browsers
 * have no business here: uploads are made from a terminal or by a program, so no origin is let in.
 */
export function exportsBucket(scope: Construct, logRetentionDays: number): Bucket {
  const accessLogs = new Bucket(scope, 'ExportsAccessLogs', {
    ...CLOSED,
    lifecycleRules: [{ id: 'forget', expiration: Duration.days(logRetentionDays) }],
  });
  return new Bucket(scope, 'Exports', {
    ...CLOSED,
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'exports/',
    lifecycleRules: [
      {
        id: 'forget-overwritten',
        noncurrentVersionExpiration: Duration.days(OVERWRITTEN_KEPT_IN_DAYS),
        expiredObjectDeleteMarker: true,
      },
      { id: 'drop-unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  });
}
