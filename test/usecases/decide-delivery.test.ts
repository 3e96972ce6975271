import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailOutcomeUnknown } from '../../lib/domain/messages/errors.ts';
import { decideDelivery } from '../../lib/usecases/decide-delivery.ts';
import { performStep } from '../../lib/usecases/perform-step.ts';
import { releaseMessages } from '../../lib/usecases/release-messages.ts';
import { showDelivery } from '../../lib/usecases/show-delivery.ts';
import { anOrder, aRun, playbookWorld, setupHelp } from '../factories/playbook-world.ts';

let world: Awaited<ReturnType<typeof playbookWorld>>;
beforeEach(async () => {
  // In the night where the person is.
  world = await playbookWorld({ now: '2026-03-03T03:00:00Z' });
});
afterEach(() => world.close());

const deliveryId = 'setup-stalled-20260303-0123456789abcdef.1-email';
const nudge = () => performStep(anOrder(aRun(world.version), setupHelp), world.ports);
const decide = (decision: 'cancel' | 'send-again' | 'leave') =>
  decideDelivery({ deliveryId, decision, by: 'ann' }, world.ports);
const shown = () => showDelivery({ deliveryId }, world.ports);

describe('a message that a person decides about', () => {
  it('is held, cancelled, and weighed again when the person thinks better of it', async () => {
    await nudge();
    expect(await decide('cancel')).toMatchObject({ state: 'dropped', reason: 'cancelled by ann' });
    world.advance(24);
    await releaseMessages({}, world.ports);
    expect(world.outside.mails).toHaveLength(0);
    await decide('send-again');
    await releaseMessages({}, world.ports);
    expect(await shown()).toMatchObject({ state: 'held', reason: expect.stringContaining('outside sending hours') });
    world.advance(14);
    await releaseMessages({}, world.ports);
    expect(world.outside.mails).toHaveLength(1);
    await expect(decide('cancel')).rejects.toMatchObject({ name: 'DecisionRefused' });
  });

  it('may have gone or not: it is sent again only when a person says so', async () => {
    world.advance(12);
    world.outside.nextMail = { error: new MailOutcomeUnknown('The connection broke.'), taken: false };
    await nudge();
    expect(await shown()).toMatchObject({ state: 'unknown', decisions: ['send-again', 'leave'] });
    expect(await decide('leave')).toMatchObject({
      state: 'unknown',
      decided: { by: 'ann' },
      decisions: ['send-again'],
    });
    await decide('send-again');
    await releaseMessages({}, world.ports);
    expect(await shown()).toMatchObject({ state: 'sent' });
  });

  it('is one that there is', async () => {
    await expect(decide('cancel')).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('the letter of a mail', () => {
  it('is kept as its reader sees it, without the token of its unsubscribe link', async () => {
    world.advance(12);
    await nudge();
    const [sent] = world.outside.mails;
    const { letter } = await shown();
    expect(letter).toMatchObject({ subject: sent?.subject, from: sent?.from });
    const token = sent?.unsubscribeUrl?.split('/').at(-1) ?? '';
    expect(sent?.html).toContain(token);
    expect(letter?.html).toBe(sent?.html.replaceAll(token, 'only-in-the-mail-itself'));
    expect(letter?.text).not.toContain(token);
  });

  it('of one that is held is how it would go, and is written anew when it goes', async () => {
    await nudge();
    const held = (await shown()).letter;
    expect(held?.html).toContain('Ada');
    world.advance(12);
    await releaseMessages({}, world.ports);
    expect((await shown()).letter?.writtenAt).not.toBe(held?.writtenAt);
  });
});
