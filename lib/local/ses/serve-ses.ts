import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AwsError } from '../errors.ts';
import { type Answer, type Endpoint, readBody, requireSignature, serveLoopback } from '../loopback-server.ts';
import { escapeXml } from '../xml.ts';
import { mailHeaders } from './mail-headers.ts';
import { Outbox } from './outbox.ts';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';
/** SES refuses larger raw messages. */
const MAX_MESSAGE_BYTES = 10 * 1024 * 1024;
/** The size of AWS's sandbox has no meaning here: a quota that nobody reaches. */
const QUOTA = { Max24HourSend: 1_000_000, MaxSendRate: 1000 };

/** The SES endpoint, and the mail it has kept. */
export type Ses = Endpoint & { outbox: Outbox };

type Action = (given: URLSearchParams) => string;

/** Serves the calls of SES (v1, query protocol) that the mailer makes, and keeps each message in `<dir>/outbox`. */
export async function serveSes({ dir, now }: { dir: string; now(): Date }): Promise<Ses> {
  const outbox = new Outbox(dir);
  const actions: Record<string, Action> = {
    SendRawEmail: (given) => `<MessageId>${outbox.keep(readMessage(given), now())}</MessageId>`,
    GetSendQuota: () => {
      const sent = outbox.list().filter(({ sentAt }) => now().getTime() - sentAt.getTime() < 86_400_000).length;
      return elements({ ...QUOTA, SentLast24Hours: sent });
    },
    GetAccountSendingEnabled: () => elements({ Enabled: true }),
  };
  const endpoint = await serveLoopback((request) => answer(request, actions));
  return { ...endpoint, outbox };
}

async function answer(request: IncomingMessage, actions: Record<string, Action>): Promise<Answer> {
  const headers = { 'content-type': 'text/xml' };
  try {
    requireSignature(request);
    const given = new URLSearchParams((await readBody(request))?.toString());
    const name = given.get('Action') ?? '';
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new AwsError('InvalidAction', `Expected one of ${Object.keys(actions).join(', ')}.`);
    return { statusCode: 200, headers, body: response(name, action(given)) };
  } catch (error) {
    const known = error instanceof AwsError ? error : new AwsError('InternalFailure', 'The message was not kept.', 500);
    return { statusCode: known.statusCode, headers, body: refusal(known) };
  }
}

function readMessage(given: URLSearchParams): Buffer {
  const message = Buffer.from(given.get('RawMessage.Data') ?? '', 'base64');
  if (message.length > MAX_MESSAGE_BYTES)
    throw new AwsError('InvalidParameterValue', 'Message length is more than 10485760 bytes long.');
  const headers = mailHeaders(message);
  if (!headers.has('from') && !given.has('Source'))
    throw new AwsError('InvalidParameterValue', "Missing required header 'From'.");
  const hasRecipient = ['to', 'cc', 'bcc'].some((name) => headers.has(name)) || given.has('Destinations.member.1');
  if (!hasRecipient) throw new AwsError('InvalidParameterValue', "Missing required header 'To'.");
  return message;
}

function response(action: string, result: string): string {
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  return `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`;
}

function refusal({ code, message, statusCode }: AwsError): string {
  const error = elements({ Type: statusCode < 500 ? 'Sender' : 'Receiver', Code: code, Message: message });
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error>${error}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
}

function elements(values: Record<string, string | number | boolean>): string {
  const entries = Object.entries(values);
  return entries.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`).join('');
}
