import { Duration } from 'aws-cdk-lib';
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
  settings: { apiUrl: string; issuer: string; clientId: string; environment: string; signOutUrl?: string };
};

/** The files of the console, with the /config.json of this environment among them; they go when the stack goes. */
export class Content extends Construct {
  constructor(scope: Construct, id: string, { bucket, names, retentionInDays, settings }: ContentProps) {
    super(scope, id);
    const files = new Asset(this, 'Site', { path: siteFolder(this) });
    const logs = logGroup(this, 'Logs', `/aws/lambda/${names.named('console-content')}`, retentionInDays);
    const role = this.copier({ assets: files.bucket, bucket, logs }).withoutPolicyUpdates();
    // The CDK would allow whole families of actions, hence a role of our own.
    const common = { destinationBucket: bucket, retainOnDelete: false, role, logGroup: logs };
    const site = Source.bucket(files.bucket, files.s3ObjectKey);
    // Files with a hash in their name never change. Those of the deployment before stay, for pages that are open.
    const assets = new BucketDeployment(this, 'Assets', {
      ...{ ...common, sources: [site], exclude: ['*'], include: ['assets/*'], prune: false },
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    const pages = new BucketDeployment(this, 'Files', {
      ...{ ...common, sources: [site, Source.jsonData('config.json', settings)], exclude: ['assets/*'], prune: false },
      // A browser asks each time whether a file has changed, so that a deployment is seen at once.
      cacheControl: [CacheControl.noCache()],
    });
    // The page names the files: they must be there first.
    pages.node.addDependency(assets);
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
