import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  GetAccountSendingEnabledCommand,
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SESClient,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ses, serveSes } from '../../lib/local/ses/serve-ses.ts';
import { temporaryFolder } from './temporary-folder.ts';

let dir: string;
let ses: Ses;
let client: SESClient;
let now = new Date('2026-01-05T08:00:00Z');
beforeEach(async () => {
  dir = temporaryFolder();
  ses = await serveSes({ dir, now: () => now });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SESClient({ endpoint: ses.url, region: 'us-east-1', credentials });
});
afterEach(async () => {
  client.destroy();
  await ses.close();
});

const compose = (changes: object = {}) =>
  new MailComposer({
    from: 'Success Team <cs@vendor.example>',
    to: 'ada@customer.example',
    subject: 'Your dashboards — drei Schritte übrig, die wir gemeinsam gehen',
    text: 'Hello & <goodbye>\n.\nend',
    html: '<p>Hello</p>',
    ...changes,
  })
    .compile()
    .build();
const send = (Data: Uint8Array) => client.send(new SendRawEmailCommand({ RawMessage: { Data } }));
const withDelivery = (id: string, subject?: string) =>
  compose({ headers: { 'X-Holdfast-Delivery': id }, ...(subject && { subject }) });

describe('the outbox', () => {
  it('keeps a message as it was sent, with when and what', async () => {
    const raw = await compose();
    const { MessageId } = await send(raw);
    const [message] = ses.outbox.list();
    expect(message).toMatchObject({
      messageId: MessageId,
      from: 'Success Team <cs@vendor.example>',
      to: 'ada@customer.example',
      subject: 'Your dashboards — drei Schritte übrig, die wir gemeinsam gehen',
      sentAt: now,
    });
    expect(ses.outbox.read(message!.id)?.subarray(-raw.length)).toEqual(raw);
  });

  it('names the file after the delivery, and keeps the first of two under one delivery', async () => {
    const first = await send(await withDelivery('run-1.welcome', 'First'));
    const second = await send(await withDelivery('run-1.welcome', 'Second'));
    expect(second.MessageId).toBe(first.MessageId);
    expect(readdirSync(join(dir, 'outbox'))).toContain('run-1.welcome.eml');
    expect(ses.outbox.list().map(({ subject, deliveryId }) => [subject, deliveryId])).toEqual([
      ['First', 'run-1.welcome'],
    ]);
    expect(ses.outbox.duplicates()).toEqual([{ deliveryId: 'run-1.welcome', at: now.toISOString() }]);
  });

  it.each(['../../etc/passwd', 'A/B', 'x'.repeat(400), '.hidden'])(
    'takes %j for a delivery id without leaving its folder',
    async (id) => {
      await send(await withDelivery(id));
      const [message] = ses.outbox.list();
      expect(message?.id).toMatch(/^[0-9a-f]{64}$/);
      expect(ses.outbox.read(message!.id)).toBeDefined();
    },
  );

  it('lists the latest first', async () => {
    for (const hour of [1, 3, 2]) {
      now = new Date(Date.UTC(2026, 0, 5, 8 + hour));
      await send(await withDelivery(`d${hour}`));
    }
    expect(ses.outbox.list().map(({ id }) => id)).toEqual(['d3', 'd2', 'd1']);
  });
});

describe('the SES endpoint', () => {
  it('answers what the client asks before it sends', async () => {
    await send(await compose());
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ SentLast24Hours: 1 });
    expect(await client.send(new GetAccountSendingEnabledCommand({}))).toMatchObject({ Enabled: true });
  });

  it.each([
    ['nobody to send it to', 'From: a@b.example\r\nSubject: x\r\n\r\nbody', /Missing required header 'To'/],
    ['nobody who sends it', 'To: a@b.example\r\nSubject: x\r\n\r\nbody', /Missing required header 'From'/],
  ])('refuses a message with %s', async (_what, text, says) => {
    await expect(send(Buffer.from(text))).rejects.toThrow(expect.objectContaining({ name: 'InvalidParameterValue' }));
    await expect(send(Buffer.from(text))).rejects.toThrow(says);
  });

  it('refuses what it does not serve, and what is not signed', async () => {
    await expect(client.send(new ListIdentitiesCommand({}))).rejects.toThrow(
      expect.objectContaining({ name: 'InvalidAction' }),
    );
    const unsigned = await fetch(ses.url, { method: 'POST', body: new URLSearchParams({ Action: 'GetSendQuota' }) });
    expect(unsigned.status).toBe(403);
  });
});
