import type { TaskPorts } from './create-task.ts';
import type { EndPorts } from './end-run.ts';
import type { JudgePorts } from './judge-condition.ts';
import type { MessagePorts } from './message-ports.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** Everything that any step of a playbook needs. */
export type StepPorts = MessagePorts & WebhookPorts & TaskPorts & JudgePorts & EndPorts;
