import { afterEach, describe, expect, it } from 'vitest';
import { SecretMissing } from '../../lib/domain/messages/errors.ts';
import type { AttemptAnswer } from '../../lib/domain/messages/webhook-retries.ts';
import { deliverWebhook } from '../../lib/usecases/deliver-webhook.ts';
import { releaseMessages } from '../../lib/usecases/release-messages.ts';
import { aJudgedDay, aRun, playbookWorld } from '../factories/playbook-world.ts';

type World = Awaited<ReturnType<typeof playbookWorld>>;
let world: World;
afterEach(() => world.close());

const deliver = (stepId = '1-webhook') =>
  deliverWebhook({ run: aRun(world.version), stepId, endpoint: 'crm', event: 'account.at-risk' }, world.ports);
const answered = (status: number, retryAfterInSeconds?: number): AttemptAnswer => ({
  kind: 'answered',
  status,
  retryAfterInSeconds,
});

describe('a webhook', () => {
  it('tells the endpoint which account, how healthy, and why, once', async () => {
    world = await playbookWorld();
    await world.ports.days.writeJudgedDays([aJudgedDay({})]);
    expect(await deliver()).toMatchObject({ state: 'sent', status: 204, attempts: 1 });
    await deliver();
    expect(world.outside.webhooks).toHaveLength(1);
    const [request] = world.outside.webhooks;
    expect(request).toMatchObject({
      id: `${aRun('').runId}.1-webhook`,
      timestamp: Date.parse('2026-03-03T15:00:00Z') / 1000,
    });
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      type: 'account.at-risk',
      data: {
        account: { id: 'acme', name: 'Acme & Sons' },
        health: { band: 'yellow' },
        playbook: { reason: 'No data flows 20 days after sign-up' },
      },
    });
  });

  it('is attempted again with the same id and body, later and later, until it is taken', async () => {
    world = await playbookWorld();
    world.outside.nextWebhook = answered(503);
    expect(await deliver()).toMatchObject({ state: 'held', reason: 'the endpoint answered 503' });
    world.outside.nextWebhook = { kind: 'unreachable', reason: 'ECONNREFUSED' };
    world.advance(0.01);
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: { held: 1 } });
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: {} });
    world.advance(0.1);
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: { sent: 1 } });
    const [first, ...others] = world.outside.webhooks;
    expect(others).toHaveLength(2);
    for (const other of others) expect(other).toMatchObject({ id: first?.id, body: first?.body });
  });

  it('waits as long as the endpoint asks', async () => {
    world = await playbookWorld();
    world.outside.nextWebhook = answered(429, 3600);
    expect(await deliver()).toMatchObject({ state: 'held', dueAt: '2026-03-03T16:00:00.000Z' });
  });

  it('to an endpoint that is gone disables it, until its URL changes', async () => {
    world = await playbookWorld();
    world.outside.nextWebhook = answered(410);
    expect(await deliver()).toMatchObject({ state: 'failed', reason: 'the endpoint answered 410' });
    expect(await deliver('2-webhook')).toMatchObject({ state: 'failed' });
    expect(world.outside.webhooks).toHaveLength(1);
    await world.ports.endpointStore.disable({
      endpoint: 'crm',
      url: 'https://old.example.com',
      reason: 'gone',
      disabledAt: '',
    });
    expect(await deliver('3-webhook')).toMatchObject({ state: 'sent' });
  });

  it('that is never taken fails after ten attempts, and disables the endpoint', async () => {
    world = await playbookWorld();
    world.ports.webhooks.send = async () => answered(500);
    let delivery = await deliver();
    for (let attempts = 1; delivery.state === 'held' && attempts < 20; attempts += 1) {
      world.advance(30);
      await releaseMessages({}, world.ports);
      delivery = (await world.ports.deliveries.find(delivery.deliveryId)) as typeof delivery;
    }
    expect(delivery).toMatchObject({ state: 'failed', attempts: 10, reason: 'the endpoint answered 500, 10 times' });
    expect(await world.ports.endpointStore.disabled('crm')).toMatchObject({
      reason: 'the endpoint answered 500, 10 times',
    });
  });

  it.each<[string, AttemptAnswer, string]>([
    ['a redirect', answered(302), 'held'],
    ['a private address', { kind: 'refused', reason: 'the host resolves to a private address' }, 'failed'],
  ])('is not delivered by %s', async (_, answer, state) => {
    world = await playbookWorld();
    world.outside.nextWebhook = answer;
    expect(await deliver()).toMatchObject({ state });
  });

  it('without a secret fails and says what to store', async () => {
    world = await playbookWorld();
    world.ports.secrets.webhookSecrets = () =>
      Promise.reject(new SecretMissing('Expected a secret named holdfast/webhooks/crm, found none.'));
    expect(await deliver()).toMatchObject({
      state: 'failed',
      reason: 'Expected a secret named holdfast/webhooks/crm, found none.',
    });
    expect(world.outside.webhooks).toEqual([]);
  });
});
