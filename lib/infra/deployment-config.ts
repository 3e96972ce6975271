import * as z from 'zod';
import { buckets } from '../domain/shards.ts';
import {
  consoleSettings,
  identitySettings,
  mailSettings,
  opsSettings,
  scheduleSettings,
} from './deployment-settings.ts';
import { DeploymentConfigInvalid } from './errors.ts';
import { pickEnvironment } from './pick-environment.ts';

/** Retentions that CloudWatch Logs offers, in days. */
const LOG_RETENTIONS_IN_DAYS = [7, 14, 30, 60, 90, 120, 180, 365, 731];

const schema = z.strictObject(
  {
    environment: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be a short name in small letters, digits and dashes, such as "production"')
      .default('production')
      .describe('what this deployment is called; every name in AWS begins with holdfast-<environment>'),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as "eu-central-1"')
      .optional()
      .describe("where it is deployed; without it, the command line's region"),
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
    schedule: scheduleSettings.prefault({}),
    mail: mailSettings.prefault({}),
    identity: identitySettings.prefault({}),
    console: consoleSettings.prefault({}),
    ops: opsSettings.prefault({}),
    reservedConcurrency: z
      .boolean('must be true or false')
      .default(true)
      .describe(
        'whether functions that a vendor limits are held back; false where the quota of the account is too small',
      ),
    webhooksToLoopback: z
      .boolean('must be true or false')
      .default(false)
      .describe('whether webhooks may go to the very machine they leave; for emulators only'),
  },
  { error: (issue) => (issue.code === 'invalid_type' ? 'must be an object of settings' : undefined) },
);

/** What a deployment may choose: the `holdfast` object in cdk.json's context, every value with a default. */
export type DeploymentConfig = z.output<typeof schema>;

/**
 * Reads the configuration, with the overrides of the asked environment (`-c environment=…`) when there are any. Throws
 * DeploymentConfigInvalid with one sentence per wrong value.
 */
export function readDeploymentConfig(context: unknown, environment?: unknown): DeploymentConfig {
  const { settings, placeOf } = pickEnvironment(context, environment);
  const parsed = schema.safeParse(settings);
  if (parsed.success) return parsed.data;
  throw new DeploymentConfigInvalid(parsed.error.issues.map((issue) => sentence(issue, settings, placeOf)).join('\n'));
}

function sentence(issue: z.core.$ZodIssue, settings: unknown, placeOf: (path: PropertyKey[]) => string): string {
  if (issue.code === 'unrecognized_keys') {
    const place = placeOf([...issue.path, issue.keys[0] as string]).replace(/\.[^.]+$/, '');
    return `${place} has no setting called ${issue.keys.join(', ')}; remove it, or correct its name.`;
  }
  const found = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], settings);
  const expected = issue.message.startsWith('must') ? issue.message : `cannot be used (${issue.message})`;
  return `${placeOf(issue.path)} ${expected}; found ${found === undefined ? 'nothing' : JSON.stringify(found)}.`;
}
