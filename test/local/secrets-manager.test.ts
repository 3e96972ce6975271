import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { expect, it, onTestFinished } from 'vitest';
import { serveSecretsManager } from '../../lib/local/secrets-manager/serve-secrets-manager.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function open(dir: string) {
  const endpoint = await serveSecretsManager({ dir, health: () => ({}), now: () => new Date('2026-01-05T08:00:00Z') });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SecretsManagerClient({ endpoint: endpoint.url, region: 'us-east-1', credentials });
  onTestFinished(async () => {
    client.destroy();
    await endpoint.close();
  });
  return client;
}
const secret = { Name: 'holdfast/webhooks', SecretString: 'whsec_1' };

it('keeps secrets over a restart, in a file that only its owner reads', async () => {
  const dir = temporaryFolder();
  await (await open(dir)).send(new CreateSecretCommand(secret));
  const again = await open(dir);
  const found = await again.send(new GetSecretValueCommand({ SecretId: secret.Name }));
  expect(found.SecretString).toBe('whsec_1');
  expect((await again.send(new GetSecretValueCommand({ SecretId: found.ARN }))).SecretString).toBe('whsec_1');
  expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
});

it('replaces a value only when asked to', async () => {
  const client = await open(temporaryFolder());
  await client.send(new CreateSecretCommand(secret));
  const again = client.send(new CreateSecretCommand({ ...secret, SecretString: 'other' }));
  await expect(again).rejects.toThrow(expect.objectContaining({ name: 'ResourceExistsException' }));
  await client.send(new PutSecretValueCommand({ SecretId: secret.Name, SecretString: 'whsec_2' }));
  expect((await client.send(new GetSecretValueCommand({ SecretId: secret.Name }))).SecretString).toBe('whsec_2');
});

it('says when there is no such secret', async () => {
  const client = await open(temporaryFolder());
  const missing = client.send(new GetSecretValueCommand({ SecretId: 'none' }));
  await expect(missing).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }));
});
