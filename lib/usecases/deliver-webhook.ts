import { deliveryIdOf, isSettled, type WebhookDelivery } from '../domain/messages/delivery.ts';
import type { RunInput } from '../domain/playbooks/step-order.ts';
import { attemptWebhook } from './attempt-webhook.ts';
import type { WebhookPorts } from './webhook-ports.ts';

export type WebhookStepRequest = { run: RunInput; stepId: string; exitWhen?: string; endpoint: string; event: string };

/** Standard Webhooks asks for small payloads; a larger one is not sent. */
const LARGEST_BODY_IN_BYTES = 20_000;

/**
 * Delivers a step's webhook. The body is written once, so every attempt carries the same one under the same id; an
 * attempt that fails is followed by others later (`releaseMessages`), and the playbook goes on meanwhile.
 */
export async function deliverWebhook(request: WebhookStepRequest, ports: WebhookPorts): Promise<WebhookDelivery> {
  const deliveryId = deliveryIdOf(request.run.runId, request.stepId);
  const known = (await ports.deliveries.find(deliveryId)) as WebhookDelivery | undefined;
  if (known) return isSettled(known) || known.state === 'held' ? known : attemptWebhook(known, ports);
  const draft = await draftOf(request, ports);
  const bytes = new TextEncoder().encode(draft.body).length;
  if (bytes > LARGEST_BODY_IN_BYTES) {
    const reason = `the body has ${bytes} bytes, more than the ${LARGEST_BODY_IN_BYTES} a webhook may have`;
    const failed: WebhookDelivery = { ...draft, state: 'failed', reason, settledAt: draft.createdAt };
    await ports.deliveries.create(failed);
    return failed;
  }
  await ports.deliveries.create(draft);
  return attemptWebhook(draft, ports);
}

async function draftOf({ run, stepId, exitWhen, endpoint, event }: WebhookStepRequest, ports: WebhookPorts) {
  const { runId, accountId, playbook, workflowsVersion, ruleId, reason } = run;
  const createdAt = ports.clock.now().toISOString();
  const judged = await ports.days.latestJudgedDay(accountId);
  const { name, owner, renewalDay } = judged?.attributes ?? {};
  const { score, band, coverage } = judged?.health ?? {};
  const data = {
    account: { id: accountId, name, owner, renewalDay },
    health: judged && { day: judged.day, score, band, coverage },
    playbook: { id: playbook, runId, ruleId, reason },
  };
  const draft: WebhookDelivery = {
    deliveryId: deliveryIdOf(runId, stepId),
    channel: 'webhook',
    runId,
    stepId,
    playbook,
    accountId,
    workflowsVersion,
    exitWhen,
    state: 'claimed',
    createdAt,
    dueAt: createdAt,
    attempts: 0,
    endpoint,
    body: JSON.stringify({ type: event, timestamp: createdAt, data }),
  };
  return draft;
}
