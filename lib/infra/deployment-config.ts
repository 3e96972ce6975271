import * as z from 'zod';
import { buckets } from '../domain/shards.ts';
import { DeploymentConfigInvalid } from './errors.ts';

/** Retentions that CloudWatch Logs offers, in days. */
const LOG_RETENTIONS_IN_DAYS = [7, 14, 30, 60, 90, 120, 180, 365, 731];

const isTimeZone = (name: string) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';

const schedule = z.strictObject({
  dailyRunAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as "06:00"')
    .default('06:00')
    .describe('when the daily run starts, on the clock of timeZone'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as "Europe/Berlin" or "UTC"')
    .default('UTC')
    .describe('the zone of dailyRunAt'),
  releaseMessagesEveryMinutes: z
    .int('must be a whole number of minutes')
    .min(5, 'must be at least 5')
    .max(60, 'must be at most 60')
    .default(15)
    .describe('how often held messages are looked at again'),
});

const mail = z.strictObject({
  senderDomain: z
    .string()
    .regex(/^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a domain such as "mail.example.com"')
    .default('northgauge.example')
    .describe('the domain of the sender in workflows/settings.yaml; SES signs its mail (DKIM)'),
});

const identity = z.strictObject({
  issuer: z
    .url({ protocol: /^https$/, error: 'must be the https address of an OpenID Connect issuer' })
    .optional()
    .describe('an existing issuer of tokens; without it a Cognito user pool is made'),
  audience: z
    .array(z.string().min(1), 'must be a list of client ids')
    .default([])
    .describe('the client ids whose tokens are accepted from that issuer'),
});

const schema = z
  .strictObject({
    environment: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be a short name in small letters, digits and dashes, such as "production"')
      .default('production')
      .describe('what this deployment is called; every name in AWS begins with holdfast-<environment>'),
    shards: z
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(buckets, `must be at most ${buckets}, the buckets of the account directory`)
      .default(8)
      .describe('into how many parts the daily run divides the accounts'),
    logRetentionDays: z
      .literal(LOG_RETENTIONS_IN_DAYS, `must be one of ${LOG_RETENTIONS_IN_DAYS.join(', ')}`)
      .default(90)
      .describe('for how many days logs are kept'),
    workflowsFolder: z
      .string('must be the path of a folder')
      .min(1, 'must be the path of a folder')
      .default('workflows')
      .describe('the folder that a deployment publishes, relative to cdk.json'),
    schedule: schedule.prefault({}),
    mail: mail.prefault({}),
    identity: identity.prefault({}),
  })
  .refine((config) => !config.identity.issuer || config.identity.audience.length > 0, {
    path: ['identity', 'audience'],
    message: 'must name at least one client id when identity.issuer is given, or every client of that issuer gets in',
  });

/** What a deployment may choose: the `holdfast` object in cdk.json's context, every value with a default. */
export type DeploymentConfig = z.output<typeof schema>;

/** Reads the configuration; throws DeploymentConfigInvalid with one sentence per wrong value. */
export function readDeploymentConfig(context: unknown): DeploymentConfig {
  const parsed = schema.safeParse(context ?? {});
  if (parsed.success) return parsed.data;
  throw new DeploymentConfigInvalid(parsed.error.issues.map((issue) => sentence(issue, context)).join('\n'));
}

function sentence(issue: z.core.$ZodIssue, context: unknown): string {
  const at = (path: PropertyKey[]) => ['cdk.json: holdfast', ...path].join('.');
  if (issue.code === 'unrecognized_keys') {
    return `${at(issue.path)} has no setting called ${issue.keys.join(', ')}; remove it, or correct its name.`;
  }
  const found = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], context);
  const expected = issue.message.startsWith('must') ? issue.message : `cannot be used (${issue.message})`;
  return `${at(issue.path)} ${expected}; found ${found === undefined ? 'nothing' : JSON.stringify(found)}.`;
}
