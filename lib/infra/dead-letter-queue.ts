import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Where what could not be handled waits for a person: encrypted, over TLS only, for the 14 days that SQS allows. */
export function deadLetterQueue(scope: Construct, id: string, queueName: string): Queue {
  const queue = new Queue(scope, id, {
    queueName,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(queue, 'Serverless-SQSRedrivePolicy', 'This queue is where the road ends: a person empties it.');
  return queue;
}

/** The dead-letter queue of a topic's subscription, of schedules or of a rule. */
export function undeliveredQueue(scope: Construct, queueName: string): Queue {
  const queue = deadLetterQueue(scope, 'Undelivered', queueName);
  const reason = 'It is the dead-letter queue of a subscription, a schedule or a rule, where the check does not look.';
  acknowledge(queue, 'AwsSolutions-SQS3', reason);
  return queue;
}
