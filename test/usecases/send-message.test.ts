import { afterEach, describe, expect, it } from 'vitest';
import { MailNotAccepted, MailOutcomeUnknown, MailRefused } from '../../lib/domain/messages/errors.ts';
import { recordMailEvent } from '../../lib/usecases/record-mail-event.ts';
import { releaseMessages } from '../../lib/usecases/release-messages.ts';
import { type MessageRequest, sendMessage } from '../../lib/usecases/send-message.ts';
import { showUnsubscribe, unsubscribe } from '../../lib/usecases/unsubscribe.ts';
import { aJudgedDay, aRun, playbookWorld } from '../factories/playbook-world.ts';
import { aMonth } from '../factories/records.ts';

type World = Awaited<ReturnType<typeof playbookWorld>>;
const worlds: World[] = [];
const aWorld = async (options?: Parameters<typeof playbookWorld>[0]) => {
  const world = await playbookWorld(options);
  worlds.push(world);
  return world;
};
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

const request = ({ version }: World, over: Partial<MessageRequest> = {}): MessageRequest => ({
  run: aRun(version),
  stepId: '1-email',
  to: ['admin', 'champion'],
  template: 'setup-help',
  category: 'operational',
  ...over,
});
const stateOf = async ({ ports }: World, stepId = '1-email') => ports.deliveries.find(`${aRun('').runId}.${stepId}`);

describe('a message', () => {
  it('goes to the first of the roles somebody fills, with its footer and a way out', async () => {
    const world = await aWorld();
    await world.ports.days.writeJudgedDays([
      aJudgedDay({ dashboards: 0 }, { milestones: { 'data-flowing': '2026-03-01' } }),
    ]);
    const delivery = await sendMessage(request(world), world.ports);
    expect(delivery).toMatchObject({ state: 'sent', to: ['ada@acme.example'], contactId: 'c1', messageId: 'id-1' });
    const [mail] = world.outside.mails;
    expect(mail?.subject).toBe('Your Northgauge Dashboards set-up: the next step');
    expect(mail?.text).toContain('Hello Ada,');
    expect(mail?.text).toContain('Acme & Sons signed up 20 days ago');
    expect(mail?.text).toContain('- Data flows in');
    expect(mail?.text).toContain(
      `To stop these messages: https://cs.example.com/unsubscribe/${delivery.unsubscribeToken}`,
    );
    expect(mail?.html).toContain('Acme &amp; Sons signed up');
    expect(mail?.html).toContain(`href="https://cs.example.com/unsubscribe/${delivery.unsubscribeToken}"`);
    expect(mail?.unsubscribeUrl).toBe(`https://cs.example.com/unsubscribe/${delivery.unsubscribeToken}`);
  });

  it('is sent once, however often its step is performed', async () => {
    const world = await aWorld();
    await Promise.all([sendMessage(request(world), world.ports), sendMessage(request(world), world.ports)]);
    await sendMessage(request(world), world.ports);
    expect(world.outside.mails).toHaveLength(1);
  });

  it('is dropped when nobody can be written to, and says so', async () => {
    const world = await aWorld();
    const delivery = await sendMessage(request(world, { to: ['billing'] }), world.ports);
    expect(delivery).toMatchObject({
      state: 'dropped',
      reason: 'nobody to write to: the account has no billing with an e-mail address',
    });
  });

  it('is held at night and goes in the morning of its recipient, once', async () => {
    const world = await aWorld({ now: '2026-03-03T23:00:00Z' });
    const delivery = await sendMessage(request(world), world.ports);
    expect(delivery).toMatchObject({
      state: 'held',
      dueAt: '2026-03-04T13:30:00.000Z',
      reason: 'outside sending hours in America/New_York',
    });
    world.advance(14);
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: {} });
    world.advance(1);
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: { sent: 1 } });
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: {} });
    expect(world.outside.mails).toHaveLength(1);
  });

  it('is not sent stale: once the exit condition holds, a held one is dropped', async () => {
    const world = await aWorld({ now: '2026-03-03T23:00:00Z' });
    await sendMessage(request(world, { exitWhen: 'dashboards >= 3' }), world.ports);
    await world.ports.days.writeJudgedDays([aJudgedDay({ dashboards: 3 })]);
    world.advance(15);
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: { dropped: 1 } });
    expect(await stateOf(world)).toMatchObject({ state: 'dropped', reason: 'no longer needed: dashboards >= 3' });
  });

  it('waits while an urgent case is open', async () => {
    const world = await aWorld();
    const urgent = {
      kind: 'case' as const,
      accountId: 'acme',
      source: 'desk',
      caseId: '7',
      openedAt: '2026-02-20T00:00:00Z',
      priority: 'urgent' as const,
    };
    await world.ports.records.write({
      profiles: [],
      months: [aMonth('acme', '2026-02', { cases: [urgent] })],
      newAccountIds: [],
    });
    expect(await sendMessage(request(world), world.ports)).toMatchObject({
      state: 'held',
      reason: 'an urgent support case is open',
    });
  });

  it('counts against the caps with those of other playbooks, also when they are sent at the same moment', async () => {
    const world = await aWorld();
    const runs = ['a', 'b', 'c', 'd'].map((runId) => request(world, { run: aRun(world.version, { runId }) }));
    const deliveries = await Promise.all(runs.map((one) => sendMessage(one, world.ports)));
    expect(deliveries.map(({ state }) => state).sort()).toEqual(['held', 'held', 'sent', 'sent']);
    expect(deliveries.find(({ state }) => state === 'held')?.reason).toBe('this person has had 2 in 7 days');
    expect(world.outside.mails).toHaveLength(2);
  });

  it('goes to a colleague at once, without a footer', async () => {
    const world = await aWorld({ now: '2026-03-08T02:00:00Z' });
    const delivery = await sendMessage(request(world, { to: ['owner'], template: 'still-at-risk' }), world.ports);
    expect(delivery).toMatchObject({ state: 'sent', audience: 'colleague', to: ['csm@northgauge.example'] });
    expect(world.outside.mails[0]).toMatchObject({ unsubscribeUrl: undefined });
    expect(world.outside.mails[0]?.text).not.toContain('unsubscribe');
  });
});

describe('after a failure', () => {
  const unknown = new MailOutcomeUnknown('The mail service did not answer clearly (TimeoutError).');

  it('a message that may have gone is not sent again, but shown as unknown', async () => {
    const world = await aWorld();
    world.outside.nextMail = { error: unknown, taken: true };
    expect(await sendMessage(request(world), world.ports)).toMatchObject({ state: 'unknown', reason: unknown.message });
    await sendMessage(request(world), world.ports);
    expect(world.outside.mails).toHaveLength(1);
  });

  it('a message that may have gone is sent again where the service refuses duplicates', async () => {
    const world = await aWorld({ refusesDuplicates: true });
    world.outside.nextMail = { error: unknown, taken: true };
    await expect(sendMessage(request(world), world.ports)).rejects.toThrow(unknown);
    expect(await sendMessage(request(world), world.ports)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(world.outside.mails).toHaveLength(1);
  });

  it('a message that was not accepted is tried again by its step, or else released later', async () => {
    const world = await aWorld();
    const error = new MailNotAccepted('The mail service asked to slow down.');
    world.outside.nextMail = { error, taken: false };
    await expect(sendMessage(request(world), world.ports)).rejects.toThrow(error);
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: { sent: 1 } });
    expect(await sendMessage(request(world), world.ports)).toMatchObject({ state: 'sent' });
    expect(world.outside.mails).toHaveLength(1);
  });

  it('a message that was refused has failed, and the playbook goes on', async () => {
    const world = await aWorld();
    world.outside.nextMail = { error: new MailRefused('The mail service refused the message.'), taken: false };
    expect(await sendMessage(request(world), world.ports)).toMatchObject({ state: 'failed' });
  });

  it.each([
    [false, 'unknown', 0],
    [true, 'sent', 1],
  ])('a crash between claim and mail (duplicates refused: %s) ends as %s', async (refusesDuplicates, state, mails) => {
    const world = await aWorld({ refusesDuplicates });
    world.outside.nextMail = { error: new Error('the function was killed'), taken: false };
    await expect(sendMessage(request(world), world.ports)).rejects.toThrow('killed');
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: {} });
    world.advance(0.5);
    expect(await releaseMessages({}, world.ports)).toMatchObject({ deliveries: { [state]: 1 } });
    expect(world.outside.mails).toHaveLength(mails);
  });
});

describe('a person', () => {
  it('who unsubscribes gets no more of that category, at once, and looking at the link changes nothing', async () => {
    const world = await aWorld();
    const { unsubscribeToken: token = '' } = await sendMessage(request(world), world.ports);
    expect(await showUnsubscribe({ token }, world.ports)).toEqual({
      category: 'operational',
      company: 'Northgauge Dashboards',
    });
    expect(await sendMessage(request(world, { stepId: '2-email' }), world.ports)).toMatchObject({ state: 'sent' });
    await unsubscribe({ token }, world.ports);
    await unsubscribe({ token }, world.ports);
    world.advance(24 * 8);
    expect(await sendMessage(request(world, { stepId: '3-email' }), world.ports)).toMatchObject({
      state: 'dropped',
      reason: 'unsubscribed from operational mail',
    });
    await expect(unsubscribe({ token: 'guessed' }, world.ports)).rejects.toThrow('not one of ours');
  });

  it.each([
    [{ kind: 'bounce', permanent: true }, 'dropped'],
    [{ kind: 'bounce', permanent: false }, 'sent'],
    [{ kind: 'complaint', permanent: true }, 'dropped'],
  ] as const)('whose mail service reports %j has their next message %s', async (event, state) => {
    const world = await aWorld();
    await recordMailEvent({ ...event, addresses: ['Ada@ACME.example'] }, world.ports);
    expect(await sendMessage(request(world), world.ports)).toMatchObject({ state });
  });
});
