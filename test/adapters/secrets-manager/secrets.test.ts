import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { secretsManagerSecrets } from '../../../lib/adapters/secrets-manager/secrets.ts';

const client = new SecretsManagerClient({ region: 'us-east-1' });
const manager = mockClient(client);
const secrets = secretsManagerSecrets('holdfast/', client);
const GOOD = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

beforeEach(() => manager.reset());

describe('webhook secrets', () => {
  it.each([
    ['one', GOOD, [GOOD]],
    ['two, while one replaces the other', `${GOOD} ${GOOD}`, [GOOD, GOOD]],
  ])('are read by the endpoint’s name: %s', async (_, value, expected) => {
    manager.on(GetSecretValueCommand, { SecretId: 'holdfast/webhooks/crm' }).resolves({ SecretString: value });
    expect(await secrets.webhookSecrets('crm')).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['no prefix', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['too little', 'whsec_c2hvcnQ='],
  ])('that hold %s are not used, nor shown', async (_, value) => {
    manager.on(GetSecretValueCommand).resolves({ SecretString: value });
    const error = await secrets.webhookSecrets('crm').catch((caught: Error) => caught);
    expect(error).toMatchObject({ name: 'SecretMissing', retryable: false });
    if (value) expect((error as Error).message).not.toContain(value);
  });

  it('that are not there say what to store, and trouble on the way is worth another try', async () => {
    manager.on(GetSecretValueCommand).rejects(new ResourceNotFoundException({ message: 'no', $metadata: {} }));
    await expect(secrets.webhookSecrets('crm')).rejects.toMatchObject({
      name: 'SecretMissing',
      message: 'Expected a secret named holdfast/webhooks/crm, found none; store one that begins with whsec_.',
    });
    manager.on(GetSecretValueCommand).rejects(Object.assign(new Error('x'), { name: 'TimeoutError' }));
    await expect(secrets.webhookSecrets('crm')).rejects.toMatchObject({ name: 'SecretUnavailable', retryable: true });
  });
});
