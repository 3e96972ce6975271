import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { MailOutcomeUnknown } from '../../domain/messages/errors.ts';
import type { Mailer } from '../../ports/delivery.ts';
import { mailFailure } from './mail-failure.ts';
import { rawMail } from './raw-mail.ts';

/** `refusesDuplicates`: the endpoint keeps one mail per `X-Holdfast-Delivery` (the embedded one does; SES itself does not). */
export type MailerSettings = { configurationSet: string; refusesDuplicates: boolean };

/** A client that calls once: the SDK's own retry after a timeout could send a mail twice. */
export function onceOnlyClient(): SESClient {
  return new SESClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 } });
}

/** Mail through SES as raw MIME. */
export function sesMailer({ configurationSet, refusesDuplicates }: MailerSettings, client = onceOnlyClient()): Mailer {
  return {
    refusesDuplicates,

    async send(mail) {
      const data = await rawMail(mail);
      const command = new SendRawEmailCommand({
        RawMessage: { Data: data },
        Source: mail.from.address,
        Destinations: mail.to,
        ConfigurationSetName: configurationSet,
      });
      const { MessageId } = await client.send(command).catch((error) => {
        throw mailFailure(error);
      });
      if (!MessageId)
        throw new MailOutcomeUnknown('The mail service answered without a message id; it may have taken the message.');
      return { messageId: MessageId };
    },
  };
}
