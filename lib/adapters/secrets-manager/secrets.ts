import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SecretMissing, SecretUnavailable } from '../../domain/messages/errors.ts';
import type { Secrets } from '../../ports/delivery.ts';

const SHORTEST_SECRET_BYTES = 24;

/**
 * Webhook secrets in Secrets Manager, one secret per endpoint: `<prefix>webhooks/<endpoint>`, a `whsec_…` value, or two
 * separated by a space while one replaces the other. They are read when they are needed and kept nowhere.
 */
export function secretsManagerSecrets(prefix: string, client = new SecretsManagerClient({})): Secrets {
  return {
    async webhookSecrets(endpoint) {
      const name = `${prefix}webhooks/${endpoint}`;
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: name })).catch((error) => {
        if (error instanceof ResourceNotFoundException) {
          throw new SecretMissing(`Expected a secret named ${name}, found none; store one that begins with whsec_.`);
        }
        throw new SecretUnavailable(`The secret ${name} could not be read now (${error.name}).`);
      });
      const secrets = SecretString.split(/\s+/).filter(Boolean);
      if (secrets.length > 0 && secrets.every(isUsable)) return secrets;
      throw new SecretMissing(
        `Expected ${name} to hold whsec_ and at least ${SHORTEST_SECRET_BYTES} bytes in base64, found something else.`,
      );
    },
  };
}

function isUsable(secret: string): boolean {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1];
  return encoded !== undefined && Buffer.from(encoded, 'base64').length >= SHORTEST_SECRET_BYTES;
}
