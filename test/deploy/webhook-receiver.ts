import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A webhook that arrived with a good signature. */
export type ReceivedWebhook = { id: string; event: { type: string } };

/** A CRM's end of a webhook, on 127.0.0.1. */
export type WebhookReceiver = { url: string; secret: string; received: ReceivedWebhook[]; stop(): void };

/** Listens for webhooks and keeps those whose signature an independent library accepts. */
export async function receiveWebhooks(): Promise<WebhookReceiver> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const verifier = new Webhook(secret);
  const received: ReceivedWebhook[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    try {
      const event = verifier.verify(body, request.headers as Record<string, string>) as { type: string };
      received.push({ id: String(request.headers['webhook-id']), event });
      response.writeHead(204).end();
    } catch {
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/crm`, secret, received, stop: () => void server.close() };
}
