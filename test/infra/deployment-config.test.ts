import { describe, expect, it } from 'vitest';
import { readDeploymentConfig } from '../../lib/infra/deployment-config.ts';
import { DeploymentConfigInvalid } from '../../lib/infra/errors.ts';

describe('the deployment configuration', () => {
  it('has a default for everything', () => {
    expect(readDeploymentConfig(undefined)).toEqual({
      environment: 'production',
      shards: 8,
      logRetentionDays: 90,
      workflowsFolder: 'workflows',
      schedule: { dailyRunAt: '06:00', timeZone: 'UTC', releaseMessagesEveryMinutes: 15 },
      mail: { senderDomain: 'northgauge.example' },
      identity: { audience: [] },
    });
  });

  it.each([
    [
      { environment: 'Production' },
      'cdk.json: holdfast.environment must be a short name in small letters, digits and dashes, such as "production"; found "Production".',
    ],
    [{ shards: 0 }, 'cdk.json: holdfast.shards must be at least 1; found 0.'],
    [{ shards: 65 }, 'cdk.json: holdfast.shards must be at most 64, the buckets of the account directory; found 65.'],
    [{ shards: '8' }, 'cdk.json: holdfast.shards must be a whole number; found "8".'],
    [{ shard: 8 }, 'cdk.json: holdfast has no setting called shard; remove it, or correct its name.'],
    [
      { logRetentionDays: 100 },
      'cdk.json: holdfast.logRetentionDays must be one of 7, 14, 30, 60, 90, 120, 180, 365, 731; found 100.',
    ],
    [
      { schedule: { dailyRunAt: '5:30' } },
      'cdk.json: holdfast.schedule.dailyRunAt must be a time of day such as "06:00"; found "5:30".',
    ],
    [
      { schedule: { timeZone: 'Berlin' } },
      'cdk.json: holdfast.schedule.timeZone must be a time zone such as "Europe/Berlin" or "UTC"; found "Berlin".',
    ],
    [
      { schedule: { releaseMessagesEveryMinutes: 1 } },
      'cdk.json: holdfast.schedule.releaseMessagesEveryMinutes must be at least 5; found 1.',
    ],
    [
      { mail: { senderDomain: 'success@example.com' } },
      'cdk.json: holdfast.mail.senderDomain must be a domain such as "mail.example.com"; found "success@example.com".',
    ],
    [
      { identity: { issuer: 'http://login.example.com', audience: ['console'] } },
      'cdk.json: holdfast.identity.issuer must be the https address of an OpenID Connect issuer; found "http://login.example.com".',
    ],
    [
      { identity: { issuer: 'https://login.example.com' } },
      'cdk.json: holdfast.identity.audience must name at least one client id when identity.issuer is given, ' +
        'or every client of that issuer gets in; found nothing.',
    ],
  ])('refuses %j with a sentence', (context, sentence) => {
    expect(() => readDeploymentConfig(context)).toThrow(new DeploymentConfigInvalid(sentence));
  });

  it('says everything that is wrong at once', () => {
    const context = { shards: 0, mail: { senderDomain: 'nowhere' } };
    expect(() => readDeploymentConfig(context)).toThrow(/holdfast\.shards .*\n.*holdfast\.mail\.senderDomain/);
  });
});
