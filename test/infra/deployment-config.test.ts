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
      schedule: {
        dailyRunAt: '06:00',
        timeZone: 'UTC',
        releaseMessagesEveryMinutes: 15,
        trainRiskAt: '04:00',
        reviewAt: '07:00',
        digestsAt: '08:00',
      },
      mail: { senderDomain: 'northgauge.example', executives: [] },
      identity: { audience: [] },
      console: {},
      ops: { alarmAddresses: [], monthlyBudgetUsd: 100 },
      reservedConcurrency: true,
      webhooksToLoopback: false,
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
      { schedule: { trainRiskAt: 'monthly' } },
      'cdk.json: holdfast.schedule.trainRiskAt must be a time of day such as "06:00"; found "monthly".',
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
    [{ region: 'Frankfurt' }, 'cdk.json: holdfast.region must be a region such as "eu-central-1"; found "Frankfurt".'],
    [
      { mail: { executives: ['chief'] } },
      'cdk.json: holdfast.mail.executives.0 must be an e-mail address; found "chief".',
    ],
    [
      { console: { origin: 'https://success.example.com/' } },
      'cdk.json: holdfast.console.origin must be an https origin such as "https://success.example.com"; found "https://success.example.com/".',
    ],
    [
      { console: { certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1' } },
      'cdk.json: holdfast.console.origin must say which origin the certificate is for; found nothing.',
    ],
    [
      { ops: { monthlyBudgetUsd: '100' } },
      'cdk.json: holdfast.ops.monthlyBudgetUsd must be a number of US dollars; found "100".',
    ],
    [{ reservedConcurrency: 'no' }, 'cdk.json: holdfast.reservedConcurrency must be true or false; found "no".'],
    ['production', 'cdk.json: holdfast must be an object of settings; found "production".'],
  ])('refuses %j with a sentence', (context, sentence) => {
    expect(() => readDeploymentConfig(context)).toThrow(new DeploymentConfigInvalid(sentence));
  });

  it('says everything that is wrong at once', () => {
    const context = { shards: 0, mail: { senderDomain: 'nowhere' } };
    expect(() => readDeploymentConfig(context)).toThrow(/holdfast\.shards .*\n.*holdfast\.mail\.senderDomain/);
  });
});

describe('an environment', () => {
  const context = {
    shards: 8,
    ops: { alarmAddresses: ['ops@example.com'], monthlyBudgetUsd: 500 },
    environments: { staging: { shards: 2, ops: { monthlyBudgetUsd: 30 } }, broken: { mail: { executives: [1] } } },
  };

  it('has the settings of the base, with what is different there written over them', () => {
    expect(readDeploymentConfig(context, 'staging')).toMatchObject({
      environment: 'staging',
      shards: 2,
      ops: { alarmAddresses: ['ops@example.com'], monthlyBudgetUsd: 30 },
    });
  });

  it('is the base when none is asked for, or the base by its name', () => {
    expect(readDeploymentConfig(context)).toMatchObject({ environment: 'production', shards: 8 });
    expect(readDeploymentConfig(context, 'production')).toEqual(readDeploymentConfig(context));
  });

  it.each([
    [
      'test',
      'cdk.json: holdfast.environments.test must be an object with what is different there; found nothing beside staging, broken.',
    ],
    ['broken', 'cdk.json: holdfast.environments.broken.mail.executives.0 must be an e-mail address; found 1.'],
  ])('that cannot be read is refused, in the place where it is written: %s', (environment, sentence) => {
    expect(() => readDeploymentConfig(context, environment)).toThrow(new DeploymentConfigInvalid(sentence));
  });
});
