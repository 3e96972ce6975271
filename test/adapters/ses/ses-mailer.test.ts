import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { onceOnlyClient, sesMailer } from '../../../lib/adapters/ses/ses-mailer.ts';
import type { Mail } from '../../../lib/domain/messages/mail.ts';

const client = new SESClient({ region: 'us-east-1' });
const ses = mockClient(client);
const mailer = sesMailer({ configurationSet: 'holdfast', refusesDuplicates: false }, client);
const mail: Mail = {
  deliveryId: 'run.1-email',
  from: { name: 'CS', address: 'success@tidewater.example' },
  to: ['ada@acme.example'],
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  sentAt: new Date('2026-03-03T15:00:00Z'),
};
const failure = (name: string, part: { status?: number; code?: string } = {}) =>
  Object.assign(new Error(`ada@acme.example: ${name}`), {
    name,
    code: part.code,
    $metadata: { httpStatusCode: part.status },
  });

beforeEach(() => ses.reset());

describe('the mailer', () => {
  it('hands SES the raw mail with its configuration set, and gives back the id', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: '0100' });
    expect(await mailer.send(mail)).toEqual({ messageId: '0100' });
    const [call] = ses.commandCalls(SendRawEmailCommand);
    expect(call?.args[0].input).toMatchObject({
      ConfigurationSetName: 'holdfast',
      Source: 'success@tidewater.example',
      Destinations: ['ada@acme.example'],
    });
    expect(Buffer.from(call?.args[0].input.RawMessage?.Data ?? []).toString()).toContain(
      'X-Holdfast-Delivery: run.1-email',
    );
  });

  it.each([
    ['a throttled call', failure('ThrottlingException', { status: 400 }), 'MailNotAccepted', true],
    ['SES’s own word for it', failure('Throttling', { status: 400 }), 'MailNotAccepted', true],
    ['too many requests', failure('Whatever', { status: 429 }), 'MailNotAccepted', true],
    ['no connection', failure('Error', { code: 'ECONNREFUSED' }), 'MailNotAccepted', true],
    ['no such host', failure('Error', { code: 'ENOTFOUND' }), 'MailNotAccepted', true],
    ['a rejected message', failure('MessageRejected', { status: 400 }), 'MailRefused', false],
    ['an unverified sender', failure('MailFromDomainNotVerifiedException', { status: 400 }), 'MailRefused', false],
    ['a timeout', failure('TimeoutError'), 'MailOutcomeUnknown', true],
    ['a connection that broke', failure('Error', { code: 'ECONNRESET' }), 'MailOutcomeUnknown', true],
    ['a fault of the service', failure('ServiceUnavailable', { status: 503 }), 'MailOutcomeUnknown', true],
  ])('tells what %s means for the message, without its addresses', async (_, error, name, retryable) => {
    ses.on(SendRawEmailCommand).rejects(error);
    const thrown = await mailer.send(mail).catch((caught: Error) => caught);
    expect(thrown).toMatchObject({ name, retryable });
    expect((thrown as Error).message).not.toContain('@');
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(1);
  });

  it('does not take an answer without an id for success', async () => {
    ses.on(SendRawEmailCommand).resolves({});
    await expect(mailer.send(mail)).rejects.toMatchObject({ name: 'MailOutcomeUnknown' });
  });

  it('calls once: a retry of the SDK could send a mail twice', async () => {
    expect(await onceOnlyClient().config.maxAttempts()).toBe(1);
  });
});
