import type { FunctionName } from './function-settings.ts';

/** The stacks, by what they are for. */
export type StackPart = 'data' | 'app' | 'console' | 'ops';

/** State machines that a deployment makes; those of playbooks are made by publish-workflows. */
export type StateMachineName = 'daily-run' | 'import-source' | 'preview-history';

/** Names in AWS that more than one construct must agree on. */
export type Names = ReturnType<typeof namesOf>;

/**
 * The names of everything in one environment, so that several live in one account. An environment of `production`
 * has the prefix `holdfast-production`; buckets are named by CloudFormation.
 */
export function namesOf(environment: string) {
  const prefix = `holdfast-${environment}`;
  return {
    environment,
    prefix,
    /** The name of anything else: queues, schedules, topics, alarms, log groups. */
    named: (what: string) => `${prefix}-${what}`,
    stack: (part: StackPart) => `${prefix}-${part}`,
    table: prefix,
    functionName: (name: FunctionName) => `${prefix}-${name}`,
    stateMachine: (name: StateMachineName) => `${prefix}-${name}`,
    /** What the name of a playbook's state machine begins with; `playbook-<id>` follows. */
    playbooks: `${prefix}-`,
    configurationSet: prefix,
    secretsPrefix: `holdfast/${environment}/`,
  } as const;
}
