import { afterEach, describe, expect, it } from 'vitest';
import { MailNotAccepted, MailOutcomeUnknown, MailRefused } from '../../lib/domain/messages/errors.ts';
import { listOutbox } from '../../lib/usecases/list-outbox.ts';
import { releaseMessages } from '../../lib/usecases/release-messages.ts';
import { queueInternalMail, sendInternalMail } from '../../lib/usecases/send-internal-mail.ts';
import { showDelivery } from '../../lib/usecases/show-delivery.ts';
import { playbookWorld } from '../factories/playbook-world.ts';

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

const minutes = {
  deliveryId: 'minutes-2026-02',
  about: 'review minutes',
  to: ['lead@northgauge.example', 'csm@northgauge.example'],
  subject: 'Implementation review of 2026-02',
  text: 'Twelve accounts.',
  html: '<p>Twelve accounts.</p>',
};

describe('a mail to colleagues', () => {
  it('leaves at once, to everybody in one mail, and lies in the outbox with its text', async () => {
    const { ports, outside } = await aWorld();
    const sent = await sendInternalMail(minutes, ports);
    expect(sent).toMatchObject({ state: 'sent', channel: 'internal', messageId: 'id-1' });
    expect(outside.mails).toMatchObject([
      { to: minutes.to, subject: minutes.subject, from: { address: 'success@northgauge.example' } },
    ]);
    expect(outside.mails[0]?.unsubscribeUrl).toBeUndefined();
    const shown = await showDelivery({ deliveryId: minutes.deliveryId }, ports);
    expect(shown).toMatchObject({ about: 'review minutes', text: 'Twelve accounts.', state: 'sent' });
    expect((await listOutbox({ limit: 10, channel: 'internal' }, ports)).deliveries).toHaveLength(1);
  });

  it('goes once, however often it is asked for', async () => {
    const { ports, outside } = await aWorld();
    await Promise.all([sendInternalMail(minutes, ports), sendInternalMail(minutes, ports)]);
    await sendInternalMail({ ...minutes, text: 'Thirteen accounts.' }, ports);
    await releaseMessages({}, ports);
    expect(outside.mails).toHaveLength(1);
  });

  it('that was only queued goes with the next look at what is due', async () => {
    const { ports, outside } = await aWorld();
    expect(await queueInternalMail(minutes, ports)).toMatchObject({ queued: true, delivery: { state: 'held' } });
    expect(await queueInternalMail(minutes, ports)).toMatchObject({ queued: false });
    expect(outside.mails).toHaveLength(0);
    expect((await releaseMessages({}, ports)).deliveries).toEqual({ sent: 1 });
    expect(outside.mails).toHaveLength(1);
  });

  it('leaves out addresses that bounced, and is dropped when none is left', async () => {
    const { ports, outside } = await aWorld();
    const bounce = { scope: 'all', reason: 'bounce', at: '2026-03-01T00:00:00Z' } as const;
    await ports.suppressions.add('lead@northgauge.example', bounce);
    await sendInternalMail(minutes, ports);
    expect(outside.mails[0]?.to).toEqual(['csm@northgauge.example']);
    const nobody = await sendInternalMail(
      { ...minutes, deliveryId: 'minutes-2026-01', to: ['lead@northgauge.example'] },
      ports,
    );
    expect(nobody).toMatchObject({ state: 'dropped', reason: 'every address is suppressed after a bounce' });
  });

  it('that was not accepted stays and goes later; a refusal is final', async () => {
    const { ports, outside } = await aWorld();
    outside.nextMail = { error: new MailNotAccepted('too many'), taken: false };
    await expect(sendInternalMail(minutes, ports)).rejects.toThrow(MailNotAccepted);
    expect((await releaseMessages({}, ports)).deliveries).toEqual({ sent: 1 });
    outside.nextMail = { error: new MailRefused('no such sender'), taken: false };
    const refused = await sendInternalMail({ ...minutes, deliveryId: 'minutes-2026-01' }, ports);
    expect(refused).toMatchObject({ state: 'failed', reason: 'no such sender' });
  });

  it('is not sent again when nobody can tell whether it went', async () => {
    const { ports, outside } = await aWorld();
    outside.nextMail = { error: new MailOutcomeUnknown('the line broke'), taken: true };
    expect(await sendInternalMail(minutes, ports)).toMatchObject({ state: 'unknown' });
    await releaseMessages({}, ports);
    expect(outside.mails).toHaveLength(1);
  });
});
