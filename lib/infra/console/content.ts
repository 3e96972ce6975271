import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { logGroup } from '../log-group.ts';
import type { Names } from '../names.ts';
import { copyingFunction, justify } from './justify.ts';
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
    new BucketDeployment(this, 'Files', {
      destinationBucket: bucket,
      sources: [Source.asset(siteFolder()), Source.jsonData('config.json', settings)],
      // A browser asks each time whether a file has changed, so that a deployment is seen at once.
      cacheControl: [CacheControl.noCache()],
      retainOnDelete: false,
      logGroup: logGroup(this, 'Logs', `/aws/lambda/${names.named('console-content')}`, retentionInDays),
    });
    justify('content', copyingFunction(this));
  }
}
