import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { logGroup } from '../log-group.ts';
import type { Names } from '../names.ts';
import { copyingFunction, justify, justifyPattern } from './justify.ts';
import { siteFolder } from './site-folder.ts';

type ContentProps = {
  bucket: IBucket;
  names: Names;
  retentionInDays: number;
  /** What the page reads as /config.json. */
  settings: { apiUrl: string; issuer: string; clientId: string; environment: string };
};

/** The files of the console, with the /config.json of this environment among them; they go when the stack goes. */
export class Content extends Construct {
  constructor(scope: Construct, id: string, { bucket, names, retentionInDays, settings }: ContentProps) {
    super(scope, id);
    const files = new Asset(this, 'Site', { path: siteFolder() });
    const logs = logGroup(this, 'Logs', `/aws/lambda/${names.named('console-content')}`, retentionInDays);
    new BucketDeployment(this, 'Files', {
      destinationBucket: bucket,
      sources: [Source.bucket(files.bucket, files.s3ObjectKey), Source.jsonData('config.json', settings)],
      // A browser asks each time whether a file has changed, so that a deployment is seen at once.
      cacheControl: [CacheControl.noCache()],
      retainOnDelete: false,
      // The CDK would allow whole families of actions.
      role: this.copier({ assets: files.bucket, bucket, logs }).withoutPolicyUpdates(),
      logGroup: logs,
    });
    justify('content', copyingFunction(this));
  }

  /** May take what a deployment uploaded, and put it into this bucket: nothing else. */
  private copier({ assets, bucket, logs }: { assets: IBucket; bucket: IBucket; logs: LogGroup }): Role {
    const allowed: [actions: string[], resource: string][] = [
      [['s3:GetObject'], assets.arnForObjects('*')],
      [['s3:ListBucket', 's3:GetBucketTagging'], bucket.bucketArn],
      [['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], bucket.arnForObjects('*')],
      [['logs:CreateLogStream', 'logs:PutLogEvents'], logs.logGroupArn],
    ];
    const statements = allowed.map(([actions, resource]) => new PolicyStatement({ actions, resources: [resource] }));
    const role = new Role(this, 'Copier', {
      description: 'What copies the console into its bucket',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { copy: new PolicyDocument({ statements }) },
    });
    justifyPattern('assets', role, assets.arnForObjects('*'));
    justifyPattern('site', role, bucket.arnForObjects('*'));
    return role;
  }
}
