import {
  CreateStateMachineCommand,
  type SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { dailyRunDefinition } from '../domain/daily-run.ts';
import { importRunDefinition, importRunName } from '../domain/import-run.ts';
import { previewRunDefinition, previewRunName } from '../domain/preview-run.ts';
import { functionArn } from './ports.ts';
import { stateMachineArn } from './step-functions/arns.ts';

const ROLE_ARN = 'arn:aws:iam::000000000000:role/holdfast-local';

/** The state machines beside the playbooks, by name. */
const machines: Record<string, object> = {
  'daily-run': dailyRunDefinition({ functionArn }),
  [importRunName]: importRunDefinition({ functionArn }),
  [previewRunName]: previewRunDefinition({ functionArn }),
};

/** Creates the state machines of the deployment on the embedded runtime, or brings them up to date. */
export async function publishStateMachines(client: SFNClient): Promise<void> {
  for (const [name, definition] of Object.entries(machines)) await publish(client, name, JSON.stringify(definition));
}

async function publish(client: SFNClient, name: string, definition: string): Promise<void> {
  try {
    await client.send(new CreateStateMachineCommand({ name, definition, roleArn: ROLE_ARN }));
  } catch (error) {
    if (!(error instanceof StateMachineAlreadyExists)) throw error;
    await client.send(new UpdateStateMachineCommand({ stateMachineArn: stateMachineArn(name), definition }));
  }
}
