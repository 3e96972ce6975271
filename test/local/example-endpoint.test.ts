import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { withExampleEndpoint } from '../../lib/local/example-endpoint.ts';
import type { LocalPorts } from '../../lib/local/ports.ts';
import { httpEvent } from '../factories/http-event.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const ports = { secrets: { webhookSecrets: async () => [secret] } } as unknown as LocalPorts;
const api = async () => ({ statusCode: 200, headers: {}, body: 'the API' });
const endpoint = withExampleEndpoint(api, ports);

async function post(body: string, signedBody = body) {
  const at = new Date('2026-03-02T09:00:00Z');
  const headers = {
    'webhook-id': 'run-1.tell',
    'webhook-timestamp': String(at.getTime() / 1000),
    'webhook-signature': new Webhook(secret).sign('run-1.tell', at, signedBody),
  };
  return (await endpoint(httpEvent('/webhooks/example', { method: 'POST', headers, raw: body }), {})).statusCode;
}

describe('the example webhook endpoint', () => {
  it('takes what is signed as Standard Webhooks say', async () => {
    expect(await post('{"type":"account.at-risk"}')).toBe(204);
  });

  it('refuses what is signed for another body, or not at all', async () => {
    expect(await post('{"type":"forged"}', '{}')).toBe(401);
    expect((await endpoint(httpEvent('/webhooks/example', { method: 'POST', raw: '{}' }), {})).statusCode).toBe(401);
  });

  it('leaves every other request to the API', async () => {
    expect((await endpoint(httpEvent('/health'), {})).body).toBe('the API');
  });
});
