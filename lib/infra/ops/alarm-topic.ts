import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Names } from '../names.ts';

type AlarmTopicProps = { names: Names; addresses: readonly string[] };

const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');

/**
 * Where alarms go, and from there to the addresses of the configuration, each of which must confirm once. It has a key
 * of its own, because the one that AWS manages for SNS cannot be used by CloudWatch.
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { names, addresses }: AlarmTopicProps) {
    super(scope, id);
    const ours = fromOurAlarms(this, names);
    const key = new Key(this, 'Key', {
      description: `Alarms of ${names.prefix} on their way to people`,
      enableKeyRotation: true,
      // It only opens messages that are on their way.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A key's policy can name no other resource than the key.
    key.addToResourcePolicy(allow(['kms:Decrypt', 'kms:GenerateDataKey'], '*', ours));
    this.topic = new Topic(this, 'Topic', { topicName: names.named('alarms'), masterKey: key, enforceSSL: true });
    this.topic.addToResourcePolicy(allow(['sns:Publish'], this.topic.topicArn, ours));
    for (const address of addresses) this.topic.addSubscription(new EmailSubscription(address));
  }
}

type Conditions = Record<string, Record<string, string>>;

function allow(actions: string[], resource: string, conditions: Conditions): PolicyStatement {
  const principals = [cloudWatch];
  return new PolicyStatement({ effect: Effect.ALLOW, principals, actions, resources: [resource], conditions });
}

function fromOurAlarms(scope: Construct, names: Names): Conditions {
  const stack = Stack.of(scope);
  const alarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: names.named('*'),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': alarms } };
}
