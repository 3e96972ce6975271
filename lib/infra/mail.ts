import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { deadLetterQueue } from './dead-letter-queue.ts';
import type { HoldfastFunction } from './holdfast-function.ts';
import { configurationSetName } from './names.ts';

type MailProps = { senderDomain: string; recordMailEvent: HoldfastFunction };

/**
 * How mail leaves and what comes back: the sender's domain, signed with DKIM; a configuration set that tells of
 * bounces and complaints; the topic that takes them to record-mail-event.
 */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly sender: EmailIdentity;

  constructor(scope: Construct, id: string, { senderDomain, recordMailEvent }: MailProps) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName,
      reputationMetrics: true,
    });
    this.sender = new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(senderDomain),
      configurationSet: this.configurationSet,
    });
    const events = new Topic(this, 'Events', { topicName: 'holdfast-mail-events', enforceSSL: true });
    this.configurationSet.addEventDestination('BouncesAndComplaints', {
      destination: EventDestination.snsTopic(events),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    events.addSubscription(
      new LambdaSubscription(recordMailEvent, {
        deadLetterQueue: deadLetterQueue(this, 'Undelivered', 'holdfast-mail-events-undelivered'),
      }),
    );
  }
}
