import { shippedWorkflows } from '../../../factories/workflow-files.ts';
import type { World } from './world.ts';

const RULES = `rules:
  - id: everyone
    label: Every account
    when: days_since_signup >= 0
    severity: warning
    playbook: all-steps
    mode: live
`;

const PLAYBOOK = `id: all-steps
title: A step of each kind
exit-when: cancelled
holdout: 0
steps:
  - webhook: { endpoint: crm, event: account.at-risk }
  - email: { to: champion, template: setup-help }
  - wait: 1 working day
  - branch:
      when: days_since_signup >= 0
      then:
        - email: { to: champion, template: first-dashboard }
  - exit-when: days_since_signup < 0
  - task:
      title: Call them
      due: 1 working day
      timeout: 2 working days
      on-timeout:
        - escalate: { template: escalation, reason: Nobody called }
`;

/** The shipped workflows with a rule that fires for everybody, a playbook of every kind of step, and an endpoint at `url`. */
export function workflows(url: string, playbook = PLAYBOOK) {
  const settings = shippedWorkflows()['settings.yaml']?.replace(/url: .*/, `url: ${url}`);
  return {
    files: shippedWorkflows({
      'settings.yaml': settings,
      'rules.yaml': RULES,
      'playbooks/all-steps.yaml': playbook,
    }),
  };
}

/** Publishes for the first time, then the same again, then a playbook that has changed. */
export async function publishTwoVersions({ call, receiver, secret }: World) {
  await secret('webhooks/crm', `whsec_${Buffer.alloc(32).toString('base64')}`);
  await call('publish-workflows', workflows(receiver.url));
  await call('publish-workflows', workflows(receiver.url));
  await call('publish-workflows', workflows(receiver.url, PLAYBOOK.replace('A step of', 'One step of')));
}
