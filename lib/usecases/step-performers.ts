import type { Delivery, DeliveryState } from '../domain/messages/delivery.ts';
import type { OrderedStep, StepOrder } from '../domain/playbooks/step-order.ts';
import { createTask } from './create-task.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { endRun } from './end-run.ts';
import { judgeCondition } from './judge-condition.ts';
import { sendMessage } from './send-message.ts';
import type { StepPorts } from './step-ports.ts';

/**
 * What came of a step, for the run's history. `leave` says that the ordinary road does not go on from here, `delivery`
 * where the message stands that the step wanted to send, `runFailed` that the step ended the run as failed.
 */
export type StepResult = {
  outcome: string;
  detail?: string;
  leave?: 'exit' | 'branch';
  delivery?: DeliveryState;
  runFailed?: boolean;
};

type Kind = OrderedStep['kind'];
type OrderOf<K extends Kind> = StepOrder & { step: Extract<OrderedStep, { kind: K }> };
type Performer<K extends Kind> = (order: OrderOf<K>, ports: StepPorts) => Promise<StepResult>;

const perform: { [K in Kind]: Performer<K> } = {
  email: async ({ run, exitWhen, step: { id, to, template, category } }, ports) =>
    resultOf(await sendMessage({ run, stepId: id, exitWhen, to, template, category }, ports)),

  webhook: async ({ run, exitWhen, step: { id, endpoint, event } }, ports) =>
    resultOf(await deliverWebhook({ run, stepId: id, exitWhen, endpoint, event }, ports)),

  task: async ({ run, step, taskToken = '', ahead }, ports) => {
    const { dueDay, title, outcome } = await createTask({ run, step, taskToken, ahead }, ports);
    if (outcome) return { outcome, detail: 'completed before the playbook asked again' };
    return { outcome: 'waiting', detail: `${title}, due ${dueDay}` };
  },

  branch: async ({ run, step: { when } }, ports) => {
    const { holds, unknown } = await judgeCondition({ condition: when, ...run }, ports);
    if (holds) return { outcome: 'taken', detail: when };
    return { outcome: 'not taken', detail: unknown ? `${when}: cannot tell, ${unknown}` : when, leave: 'branch' };
  },

  escalate: async ({ run, step: { id, to, template, reason } }, ports) => {
    const { accountId, runId } = run;
    await ports.escalations.open({ accountId, runId, reason, openedAt: ports.clock.now().toISOString() });
    const request = { run, stepId: id, to, template, category: 'operational' as const, escalationReason: reason };
    const { detail, outcome, delivery } = resultOf(await sendMessage(request, ports));
    return { outcome: 'escalated', detail: [reason, `mail ${outcome}`, detail].filter(Boolean).join('; '), delivery };
  },

  'exit-when': async ({ run, step: { condition } }, ports) => {
    const { holds, unknown } = await judgeCondition({ condition, ...run }, ports);
    if (holds) return { outcome: 'exited', detail: `exit condition reached: ${condition}`, leave: 'exit' };
    return { outcome: 'went on', detail: unknown ? `${condition}: cannot tell, ${unknown}` : condition };
  },

  close: async ({ run }, ports) => {
    await endRun({ ...run, state: 'completed', reason: 'came to its end' }, ports);
    return { outcome: 'closed' };
  },

  fail: async ({ run, error }, ports) => {
    const reason = `a step failed: ${error?.Error ?? 'unknown error'}`;
    const runFailed = await endRun({ ...run, state: 'failed', reason }, ports);
    return { outcome: 'failed', detail: reason, runFailed };
  },
};

/** Who performs a step of each kind. */
export const performers = perform as Record<Kind, (order: StepOrder, ports: StepPorts) => Promise<StepResult>>;

function resultOf({ state, reason, dueAt }: Delivery): StepResult {
  const until = state === 'held' && dueAt ? ` until ${dueAt}` : '';
  return { outcome: `${state}${until}`, detail: reason, delivery: state };
}
