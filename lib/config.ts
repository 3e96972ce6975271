import * as z from 'zod';
import { DomainError } from './domain/errors.ts';

const text = z.string().min(1);

/** The environment of a function, as text; the deployment and the embedded runtime fill it in. */
const environment = z.object({
  TABLE_NAME: text.describe('the one table'),
  SHARDS: z.coerce.number().int().min(1).describe('into how many parts the daily run divides the accounts'),
  API_URL: text.describe('where customers reach the API: the base of unsubscribe links'),
  SECRETS_PREFIX: text.describe('the prefix of the names of secrets, such as holdfast/'),
  MAIL_CONFIGURATION_SET: text.describe('the SES configuration set that mail leaves with'),
  PLAYBOOK_ARN_PREFIX: text.describe('the ARN of a playbook without its name: arn:aws:states:…:stateMachine:'),
  PLAYBOOK_ROLE_ARN: text.describe('the role that playbooks run as'),
  PLAYBOOK_LOG_GROUP_ARN: text.describe('the log group that playbooks write to'),
  PERFORM_STEP_ARN: text.describe('the function that performs the steps of playbooks'),
});

/** The names of the environment's values; every value is text. */
export type Environment = Record<keyof z.input<typeof environment>, string>;
export type Config = z.output<typeof environment>;

/** The environment lacks what the program needs: a deployment is incomplete. */
export class EnvironmentIncomplete extends DomainError {
  override readonly name = 'EnvironmentIncomplete';
  readonly retryable = false;
}

/** The values of `keys` from the environment; the only place that reads it. Throws EnvironmentIncomplete, naming each that is missing. */
export function readConfig<K extends keyof Config>(
  keys: readonly K[],
  from: NodeJS.ProcessEnv = process.env,
): Pick<Config, K> {
  const mask = Object.fromEntries(keys.map((key) => [key, true]));
  const parsed = environment.pick(mask as { [key in K]: true }).safeParse(from);
  if (parsed.success) return parsed.data as Pick<Config, K>;
  const missing = parsed.error.issues.map(({ path }) => path.join('.'));
  throw new EnvironmentIncomplete(
    `The environment must set ${missing.join(', ')}; see lib/config.ts for what each means.`,
  );
}
