import type { WebhookDelivery } from '../domain/messages/delivery.ts';
import { SecretMissing } from '../domain/messages/errors.ts';
import type { WebhookEndpoint } from '../domain/messages/settings.ts';
import { type AttemptOutcome, judgeAttempt } from '../domain/messages/webhook-retries.ts';
import { loadCurrentWorkflows } from './load-workflows.ts';
import type { WebhookPorts } from './webhook-ports.ts';

/** A claim that nobody settled within this time was left behind by a crash. */
const CLAIM_IN_MS = 15 * 60_000;

/**
 * Makes one attempt at a webhook and writes down what follows: sent, held until the next attempt, or failed. The
 * endpoint is disabled when it answers 410 or the attempts are used up. Throws SecretUnavailable.
 */
export async function attemptWebhook(delivery: WebhookDelivery, ports: WebhookPorts): Promise<WebhookDelivery> {
  const endpoint = await endpointOf(delivery, ports);
  if (typeof endpoint === 'string')
    return settle(delivery, { state: 'failed', reason: endpoint, disable: false }, ports);
  const claimed = claimOf(delivery, ports.clock.now());
  if (!(await ports.deliveries.change(delivery, claimed))) {
    return ((await ports.deliveries.find(delivery.deliveryId)) as WebhookDelivery | undefined) ?? delivery;
  }
  const { outcome, status } = await attempt(claimed, endpoint, ports);
  if (outcome.state === 'failed' && outcome.disable) {
    const disabledAt = ports.clock.now().toISOString();
    await ports.endpointStore.disable({ endpoint: endpoint.id, url: endpoint.url, reason: outcome.reason, disabledAt });
  }
  return settle({ ...claimed, status }, outcome, ports, claimed);
}

/** Where the webhook goes by today's settings, or why it goes nowhere. */
async function endpointOf({ endpoint }: WebhookDelivery, ports: WebhookPorts): Promise<WebhookEndpoint | string> {
  const { settings } = await loadCurrentWorkflows(ports);
  const found = settings.webhooks.find(({ id }) => id === endpoint);
  if (!found) return `settings.yaml has no webhook endpoint ${endpoint} any more`;
  const disabled = await ports.endpointStore.disabled(endpoint);
  if (disabled?.url !== found.url) return found;
  return `the endpoint was disabled (${disabled.reason}); give it a new URL in settings.yaml to enable it`;
}

async function attempt(claimed: WebhookDelivery, { id, url }: WebhookEndpoint, ports: WebhookPorts) {
  const secrets = await ports.secrets.webhookSecrets(id).catch((error: unknown) => {
    if (error instanceof SecretMissing) return error.message;
    throw error;
  });
  if (typeof secrets === 'string') {
    const outcome: AttemptOutcome = { state: 'failed', reason: secrets, disable: false };
    return { outcome, status: undefined };
  }
  const { deliveryId, body, attempts } = claimed;
  const timestamp = Math.floor(ports.clock.now().getTime() / 1000);
  const answer = await ports.webhooks.send({ url, id: deliveryId, timestamp, body, secrets });
  const outcome = judgeAttempt(answer, { deliveryId, attempts, now: ports.clock.now().getTime() });
  return { outcome, status: answer.kind === 'answered' ? answer.status : undefined };
}

function claimOf(delivery: WebhookDelivery, now: Date): WebhookDelivery {
  const dueAt = new Date(now.getTime() + CLAIM_IN_MS).toISOString();
  return { ...delivery, state: 'claimed', reason: undefined, attempts: delivery.attempts + 1, dueAt };
}

async function settle(delivery: WebhookDelivery, outcome: AttemptOutcome, ports: WebhookPorts, before = delivery) {
  const { state } = outcome;
  const reason = state === 'sent' ? undefined : outcome.reason;
  const times =
    state === 'held'
      ? { dueAt: new Date(outcome.dueAt).toISOString() }
      : { dueAt: undefined, settledAt: ports.clock.now().toISOString() };
  const after: WebhookDelivery = { ...delivery, state, reason, ...times };
  await ports.deliveries.change(before, after);
  return after;
}
