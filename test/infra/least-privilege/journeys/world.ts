import type { EmbeddedDeployment } from '../embedded-deployment.ts';
import type { Receiver } from '../receiver.ts';

/** Where the journeys go: the deployment, and whoever receives its webhooks. */
export type World = EmbeddedDeployment & { receiver: Receiver };

/** In the night of the sender's customers: nobody is written to before the morning. */
export const START = new Date('2026-03-03T06:00:00Z');

/** A run that the journeys make by hand, of an account that the first of them takes in. */
export const RUN = { runId: 'everyone-20260318-again', playbook: 'all-steps', ruleId: 'everyone', day: '2026-03-18' };
