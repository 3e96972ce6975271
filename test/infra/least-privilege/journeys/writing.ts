import { shippedWorkflows } from '../../../factories/workflow-files.ts';
import type { World } from './world.ts';

const TASK = `title: A call
steps:
  - task: { title: Call them, due: 1 working day, timeout: 2 working days }
`;

/** A leader changes a playbook in the console and adds another, and looks at what a customer would read. */
export async function publishInTheConsole({ request }: World) {
  const { version } = JSON.parse(await request('/workflows'));
  await request(`/workflows/versions/${version}`);
  const changed = shippedWorkflows()['playbooks/csm-task.yaml']?.replace('2 working days', '3 working days') ?? '';
  const files = { 'playbooks/csm-task.yaml': changed, 'playbooks/a-call.yaml': `id: a-call\n${TASK}` };
  await request('/workflows/check', { json: { base: version, files } });
  await request('/workflows/publish', { json: { base: version, files, message: 'A day more for the CSM' } });
  await request('/workflows/versions');
  await request('/workflows/playbooks/onboarding-nudge/try', { json: { accountId: 'acme' } });
  await request('/workflows/preview-message', { json: { template: 'setup-help', accountId: 'acme' } });
}
