import { stepFunctionsEngine } from '../lib/adapters/stepfunctions/playbook-engine.ts';
import type { Config } from '../lib/config.ts';

/** What the functions read of the environment that start, publish or go on with playbooks. */
export const engineConfigKeys = ['PLAYBOOK_ARN_PREFIX', 'PLAYBOOK_ROLE_ARN', 'PLAYBOOK_LOG_GROUP_ARN'] as const;

/** The playbooks' state machines on AWS; with a client of its own unless one is given. */
export function openEngine(
  config: Pick<Config, (typeof engineConfigKeys)[number]>,
  client?: Parameters<typeof stepFunctionsEngine>[1],
) {
  const settings = {
    arnPrefix: config.PLAYBOOK_ARN_PREFIX,
    roleArn: config.PLAYBOOK_ROLE_ARN,
    logGroupArn: config.PLAYBOOK_LOG_GROUP_ARN,
  };
  return stepFunctionsEngine(settings, client);
}
