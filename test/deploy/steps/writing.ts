import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Context, deployedOf, expect, type Step } from '../context.ts';
import { type ReceivedMail, receivedMail } from '../mailbox.ts';
import { waitFor } from '../wait-for.ts';

type Delivery = { playbook: string; stepId: string; state: string; reason?: string };

/** Mail to customers, by the path of its unsubscribe link; colleagues' mail has none. */
async function mailToCustomers({ target, since }: Context): Promise<(ReceivedMail & { unsubscribePath: string })[]> {
  const mail = await receivedMail(String(target.endpoint), since);
  return mail.flatMap((it) => (it.unsubscribePath ? [{ ...it, unsubscribePath: it.unsubscribePath }] : []));
}

async function readMail(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const mail = await waitFor('a mail to a customer', { seconds: 60 }, async () => {
    const sent = await mailToCustomers(context);
    return sent.length > 0 ? sent : undefined;
  }).catch(async ({ message }) => {
    const path = '/outbox?channel=email';
    const { deliveries } = await api.fetch<{ deliveries: Delivery[] }>(path, String(tokens.csm));
    throw new Error(`${message} The outbox: ${JSON.stringify(deliveries)}`);
  });
  return `${mail.length} to customers, such as "${mail[0]?.subject}"`;
}

async function unsubscribe(context: Context): Promise<string> {
  const { api } = deployedOf(context);
  const [first] = await mailToCustomers(context);
  const shown = await api.ask(String(first?.unsubscribePath));
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  const { status } = await fetch(`${api.url}${first?.unsubscribePath}`, { method: 'POST', body });
  expect(shown.status === 200 && status === 200, `The link answered ${shown.status} and ${status}.`);
  const unknown = await api.ask('/unsubscribe/not-one-of-ours');
  expect(unknown.status === 404, `A made-up link answered ${unknown.status}.`);
  return 'the link of the mail 200, a made-up one 404';
}

/** What SES says of a bounce, told by us: an emulator's mail never comes back. */
async function reportBounce(context: Context): Promise<string> {
  const { api, outputs } = deployedOf(context);
  const last = (await mailToCustomers(context)).at(-1);
  expect(last !== undefined, 'No mail to a customer left.');
  const bouncedRecipients = last.to.map((emailAddress) => ({ emailAddress }));
  const Message = JSON.stringify({ eventType: 'Bounce', bounce: { bounceType: 'Permanent', bouncedRecipients } });
  await new SNSClient().send(new PublishCommand({ TopicArn: outputs.MailEventsTopicArn, Message }));
  const preferences = last.unsubscribePath.replace('/unsubscribe/', '/preferences/');
  await waitFor('the address to be suppressed', { seconds: 30 }, async () => {
    const { body } = await api.ask(preferences);
    return String(body).includes('could not be delivered') || undefined;
  });
  return 'its address is suppressed, as the page of its preferences says';
}

/** What reaches customers, and what they and their mail servers say back. */
export const writing: Step[] = [
  { title: 'read the mail that left', emulatorOnly: true, run: readMail },
  { title: 'unsubscribe with the link of a mail', emulatorOnly: true, run: unsubscribe },
  { title: 'report that a mail bounced', emulatorOnly: true, run: reportBounce },
];
