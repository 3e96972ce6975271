import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { undeliveredQueue } from './dead-letter-queue.ts';
import type { HoldfastFunction } from './holdfast-function.ts';
import type { Names } from './names.ts';

type MailProps = { names: Names; senderDomain: string; recordMailEvent: HoldfastFunction };

/**
 * How mail leaves and what comes back: the sender's domain, signed with DKIM; a configuration set that tells of
 * bounces and complaints; the topic that takes them to record-mail-event.
 */
export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly sender: EmailIdentity;
  /** Where SES tells of bounces and complaints. */
  readonly events: Topic;

  constructor(scope: Construct, id: string, { names, senderDomain, recordMailEvent }: MailProps) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: names.configurationSet,
      reputationMetrics: true,
    });
    this.sender = new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(senderDomain),
      configurationSet: this.configurationSet,
    });
    this.events = new Topic(this, 'Events', { topicName: names.named('mail-events'), enforceSSL: true });
    this.configurationSet.addEventDestination('BouncesAndComplaints', {
      destination: EventDestination.snsTopic(this.events),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    this.events.addSubscription(
      new LambdaSubscription(recordMailEvent, {
        deadLetterQueue: undeliveredQueue(this, names.named('mail-events-undelivered')),
      }),
    );
  }
}
