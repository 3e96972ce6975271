import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';

/** The state machines that were published for playbooks: the playbook's id and the machine's ARN. */
export async function playbookMachines(prefix: string): Promise<{ playbook: string; stateMachineArn: string }[]> {
  const { stateMachines = [] } = await new SFNClient().send(new ListStateMachinesCommand({ maxResults: 1000 }));
  const begin = `${prefix}-playbook-`;
  return stateMachines
    .filter(({ name }) => name?.startsWith(begin))
    .map(({ name = '', stateMachineArn = '' }) => ({ playbook: name.slice(begin.length), stateMachineArn }));
}
