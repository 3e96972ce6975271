import { createHmac } from 'node:crypto';

/** The `webhook-signature` of a body (Standard Webhooks 1.0): one `v1,` signature per secret, so that both sides of a rotation verify it. */
export function signWebhook(
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
  secrets: string[],
): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');
}
