import type { ApiClient } from './api-client.ts';
import type { Cdk, Outputs } from './cdk.ts';
import type { Target } from './target.ts';
import type { WebhookReceiver } from './webhook-receiver.ts';

/** What the steps share: where they deploy to, and what the ones before have made. */
export type Context = {
  target: Target;
  /** The name of the environment that is deployed, and what the names of its resources begin with. */
  environment: string;
  prefix: string;
  /** A folder that is removed at the end. */
  folder: string;
  workflows: string;
  cdk: Cdk;
  receiver: WebhookReceiver;
  /** When the test began, in milliseconds since 1970. */
  since: number;
  /** The last complete day: until then the sample is written and judged. */
  yesterday: string;
  deployed?: Deployed;
  /** The user pools that were made: the app leaves its own behind when it is deleted. */
  userPools: string[];
  /** Executions and tasks that later steps come back to. */
  waitingRun?: { runId: string; taskId: string };
  definitions?: Record<string, string>;
};

/** What is known once the stacks are there. */
export type Deployed = { outputs: Outputs[string]; api: ApiClient; tokens: Record<string, string> };

/** One line of the proof: `run` answers what it saw, or throws. */
export type Step = {
  title: string;
  /** What it looks at is only there on an emulator. */
  emulatorOnly?: boolean;
  run(context: Context): Promise<string>;
};

/** What the deployment put out; throws before there is one. */
export function deployedOf({ deployed }: Context): Deployed {
  if (!deployed) throw new Error('Nothing has been deployed yet.');
  return deployed;
}

/** Throws, with what was seen, where `holds` is false. */
export function expect(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
