import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Names } from '../names.ts';
import { justify } from './justify.ts';
import { securityHeaders } from './security-headers.ts';

type DeliveryProps = {
  names: Names;
  apiUrl: string;
  issuer: string;
  signInOrigin?: string;
  logRetentionDays: number;
  /** The console's own host name, when there is a certificate for it. */
  origin?: string;
  certificateArn?: string;
};

const closed = { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true };

/** A bucket that only its distribution may read, and the distribution: HTTPS only, with a page for every address. */
export class Delivery extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: DeliveryProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Site', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      // The repository has all that lies in it, and its content removes itself: nothing is lost, nothing is in the way.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Console of ${props.names.prefix}`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        responseHeadersPolicy: new ResponseHeadersPolicy(this, 'Headers', {
          responseHeadersPolicyName: props.names.named('console'),
          securityHeadersBehavior: securityHeaders(props),
        }),
      },
      // To the bucket an address inside the console is a file that is not there, which it calls forbidden.
      errorResponses: [
        { httpStatus: 403, responseHttpStatus: 200, responsePagePath: '/index.html', ttl: Duration.seconds(0) },
      ],
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: this.accessLogs(props.logRetentionDays),
      ...this.ownHost(props),
    });
    justify('delivery', this.distribution);
    justify('site', this.bucket);
  }

  /** They name addresses of people, so they are forgotten like every log; until then they outlive the stack. */
  private accessLogs(logRetentionDays: number): Bucket {
    const logs = new Bucket(this, 'AccessLogs', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      // CloudFront delivers its logs as a writer of its own, by access control list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ expiration: Duration.days(logRetentionDays) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    justify('access logs', logs);
    return logs;
  }

  private ownHost({ origin, certificateArn }: DeliveryProps) {
    if (!origin || !certificateArn) return {};
    return {
      domainNames: [new URL(origin).hostname],
      // Without a certificate of our own, CloudFront decides.
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    };
  }
}
