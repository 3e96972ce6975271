import { randomBytes, timingSafeEqual } from 'node:crypto';
import { CreateSecretCommand, ResourceExistsException } from '@aws-sdk/client-secrets-manager';
import type { HttpEvent, HttpResponse } from '../../functions/api/http-event.ts';
import type { ApiHandler } from '../../functions/api/serve-routes.ts';
import { signWebhook } from '../adapters/webhooks/sign-webhook.ts';
import type { LocalPorts } from './ports.ts';

/** Where the default settings send the webhooks of their endpoint `crm`: to this machine, which stands in for a CRM. */
const PATH = '/webhooks/example';
const ENDPOINT = 'crm';

/** Makes the secret that webhooks to the example endpoint are signed with, unless there is one. */
export async function ensureExampleSecret({ secretsManager, secretsPrefix }: LocalPorts): Promise<void> {
  const SecretString = `whsec_${randomBytes(32).toString('base64')}`;
  try {
    await secretsManager.send(new CreateSecretCommand({ Name: `${secretsPrefix}webhooks/${ENDPOINT}`, SecretString }));
  } catch (error) {
    if (!(error instanceof ResourceExistsException)) throw error;
  }
}

/** The API with the example endpoint beside it: it takes what is rightly signed (204) and refuses anything else (401). */
export function withExampleEndpoint(api: ApiHandler, ports: LocalPorts): ApiHandler {
  return async (event, context) => {
    const isForExample = event.rawPath === PATH && event.requestContext.http.method === 'POST';
    return isForExample ? receive(event, ports) : api(event, context);
  };
}

async function receive(event: HttpEvent, { secrets }: LocalPorts): Promise<HttpResponse> {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').toString();
  const [id = '', timestamp = '', given = ''] = ['id', 'timestamp', 'signature'].map(
    (name) => event.headers[`webhook-${name}`],
  );
  const expected = signWebhook({ id, timestamp: Number(timestamp), body }, await secrets.webhookSecrets(ENDPOINT));
  const isSigned = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  return { statusCode: isSigned ? 204 : 401, headers: {}, body: '' };
}
