import * as z from 'zod';
import { DomainError } from './domain/errors.ts';

const text = z.string().min(1);

/** The environment of a function, as text; the deployment and the embedded runtime fill it in. */
const schemas = {
  ENVIRONMENT: text.describe('the name of the deployment, such as production: logs and metrics carry it'),
  TABLE_NAME: text.describe('the one table'),
  SHARDS: z.coerce.number().int().min(1).describe('into how many parts the daily run divides the accounts'),
  API_URL: text.describe('where customers reach the API: the base of unsubscribe links'),
  SECRETS_PREFIX: text.describe('the prefix of the names of secrets, such as holdfast/'),
  USER_POOL_ID: z.string().describe('the Cognito user pool with the people; empty where another issuer has them'),
  EXPORTS_BUCKET: text.describe('the bucket that exports are uploaded to'),
  DAILY_RUN_ARN: text.describe('the state machine of the daily run'),
  IMPORT_SOURCE_ARN: text.describe('the state machine that imports uploaded exports'),
  PREVIEW_HISTORY_ARN: text.describe('the state machine that works out what would have been'),
  MAIL_CONFIGURATION_SET: text.describe('the SES configuration set that mail leaves with'),
  PLAYBOOK_ARN_PREFIX: text.describe(
    'the ARN of a playbook without its name: arn:aws:states:…:stateMachine:holdfast-production-',
  ),
  PLAYBOOK_ROLE_ARN: text.describe('the role that playbooks run as'),
  PLAYBOOK_LOG_GROUP_ARN: text.describe('the log group that playbooks write to'),
  PERFORM_STEP_ARN: text.describe('the function that performs the steps of playbooks'),
  MAIL_ENDPOINT_DEDUPLICATES: z
    .stringbool()
    .describe('whether the mail endpoint keeps one mail per X-Holdfast-Delivery (SES does not): true or false'),
  WEBHOOKS_TO_LOOPBACK: z.stringbool().describe('whether webhooks may go to this very machine: true or false'),
};

/** The names of the environment's values; every value is text. */
export type Environment = Record<keyof typeof schemas, string>;

/** The values as the program uses them. */
export type Config = { [Key in keyof typeof schemas]: z.output<(typeof schemas)[Key]> };

/** The environment lacks what the program needs: a deployment is incomplete. */
export class EnvironmentIncomplete extends DomainError {
  override readonly name = 'EnvironmentIncomplete';
  readonly retryable = false;
}

/** The values of `keys` in the environment; nothing else reads it. Throws EnvironmentIncomplete, naming what is missing or unusable. */
export function readConfig<Key extends keyof Config>(
  keys: readonly Key[],
  from: Record<string, string | undefined> = process.env,
): Pick<Config, Key> {
  const wanted = Object.fromEntries(keys.map((key) => [key, schemas[key] as z.ZodType]));
  const parsed = z.object(wanted).safeParse(from);
  if (parsed.success) return parsed.data as Pick<Config, Key>;
  const wrong = parsed.error.issues.map(({ path }) => {
    const key = path.join('.');
    return `${key} (${wanted[key]?.description})`;
  });
  throw new EnvironmentIncomplete(`The environment must set ${wrong.join(', ')}.`);
}

/** Where S3 is when it is not AWS's own, in the variables that AWS clients read too. */
export function s3Endpoint(from: Record<string, string | undefined> = process.env): string | undefined {
  return from.AWS_ENDPOINT_URL_S3 || from.AWS_ENDPOINT_URL || undefined;
}

/** Where Cognito is when it is not AWS's own. */
export function cognitoEndpoint(from: Record<string, string | undefined> = process.env): string | undefined {
  return from.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER || from.AWS_ENDPOINT_URL || undefined;
}
