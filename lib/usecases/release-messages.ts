import type { Delivery, DeliveryState, MailDelivery } from '../domain/messages/delivery.ts';
import { attemptWebhook } from './attempt-webhook.ts';
import { type CompletionPorts, signalCompletion } from './complete-task.ts';
import { decideMessage, resumeClaimed } from './decide-message.ts';
import { settle } from './dispatch-mail.ts';
import { judgeCondition } from './judge-condition.ts';
import { goOnWith } from './send-internal-mail.ts';
import type { StepPorts } from './step-ports.ts';

export type ReleasePorts = StepPorts & CompletionPorts;

/** What a look at what is due came to. */
export type ReleaseReport = {
  /** How many deliveries came out in each state. */
  deliveries: Partial<Record<DeliveryState, number>>;
  /** Ids of the deliveries that failed or whose outcome nobody knows: a person looks at them. */
  troubled: string[];
  /** How many tasks' playbooks were told. */
  tasksSignalled: number;
  /** What failed and stays due, by the name of the error. */
  failures: Record<string, number>;
};

const AT_ONCE = 500;
const TROUBLE: DeliveryState[] = ['failed', 'unknown'];

/**
 * Weighs again every held message whose time has come, and sends, keeps or drops it; makes the next attempt at webhooks;
 * looks into deliveries that a crash left claimed; and tells playbooks of tasks completed just before one. What fails
 * stays due, and never stops the others.
 */
export async function releaseMessages(_: object, ports: ReleasePorts): Promise<ReleaseReport> {
  const report: ReleaseReport = { deliveries: {}, troubled: [], tasksSignalled: 0, failures: {} };
  const now = ports.clock.now().toISOString();
  for (const delivery of await ports.deliveries.due(now, AT_ONCE)) {
    await counting(report, async () => {
      const { state } = await release(delivery, ports);
      report.deliveries[state] = (report.deliveries[state] ?? 0) + 1;
      if (TROUBLE.includes(state)) report.troubled.push(delivery.deliveryId);
    });
  }
  for (const task of await ports.tasks.unsignalled(AT_ONCE)) {
    await counting(report, async () => {
      await signalCompletion(task, ports);
      report.tasksSignalled += 1;
    });
  }
  return report;
}

async function release(delivery: Delivery, ports: ReleasePorts): Promise<Delivery> {
  if (delivery.channel === 'webhook') return attemptWebhook(delivery, ports);
  if (delivery.channel === 'internal') return goOnWith(delivery, ports);
  if (delivery.state === 'claimed') return resumeClaimed(delivery, ports);
  return (await leftEarly(delivery, ports)) ?? decideMessage(delivery, { isNew: false }, ports);
}

/** A message whose run would not send it any more: the exit condition holds by now. */
async function leftEarly(delivery: MailDelivery, ports: ReleasePorts): Promise<MailDelivery | undefined> {
  const { exitWhen, accountId, workflowsVersion } = delivery;
  if (exitWhen === undefined) return undefined;
  const { holds } = await judgeCondition({ condition: exitWhen, accountId, workflowsVersion }, ports);
  return holds ? settle(delivery, { state: 'dropped', reason: `no longer needed: ${exitWhen}` }, ports) : undefined;
}

async function counting(report: ReleaseReport, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { name } = error as Error;
    report.failures[name] = (report.failures[name] ?? 0) + 1;
  }
}
