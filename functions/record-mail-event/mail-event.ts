import * as z from 'zod';
import type { MailEvent } from '../../lib/usecases/record-mail-event.ts';

const recipients = z.array(z.object({ emailAddress: z.string() }));

/** A mail event, with the id that SES gave the mail: the delivery in the outbox has it. */
type ReportedMail = MailEvent & { messageId?: string };

/** What SES says of a mail, in the fields that matter here; a configuration set calls the kind `eventType`, an identity `notificationType`. */
const notificationSchema = z
  .object({
    eventType: z.string().optional(),
    notificationType: z.string().optional(),
    mail: z.object({ messageId: z.string().optional() }).optional(),
    bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }).optional(),
    complaint: z.object({ complainedRecipients: recipients }).optional(),
  })
  .transform(({ eventType, notificationType, mail, bounce, complaint }): ReportedMail => {
    const kind = eventType ?? notificationType;
    const messageId = mail?.messageId;
    const addressesOf = (list: z.output<typeof recipients>) =>
      list.map(({ emailAddress }) => plainAddress(emailAddress));
    if (kind === 'Bounce' && bounce) {
      const permanent = bounce.bounceType === 'Permanent';
      return { messageId, kind: 'bounce', permanent, addresses: addressesOf(bounce.bouncedRecipients) };
    }
    if (kind === 'Complaint' && complaint) {
      return { messageId, kind: 'complaint', permanent: true, addresses: addressesOf(complaint.complainedRecipients) };
    }
    return { messageId, kind: 'other', permanent: false, addresses: [] };
  });

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.issues.push({ code: 'custom', input: text, message: 'expected a notification in JSON' });
    return z.NEVER;
  }
});

/** An SNS event: one or more notifications of SES, each in JSON. */
export const mailEventsSchema = z.object({
  Records: z.array(z.object({ Sns: z.object({ Message: json.pipe(notificationSchema) }) })),
});
export type MailEvents = z.output<typeof mailEventsSchema>;

/** SES may write a recipient as `Name <address>`. */
function plainAddress(written: string): string {
  return /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written;
}
