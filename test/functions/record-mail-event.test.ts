import { describe, expect, it } from 'vitest';
import { createHandler } from '../../functions/record-mail-event/handler.ts';
import type { Suppression } from '../../lib/domain/messages/suppression.ts';

const notified = (...messages: unknown[]) => ({
  Records: messages.map((message) => ({
    Sns: { Message: typeof message === 'string' ? message : JSON.stringify(message) },
  })),
});

function recording() {
  const added: [string, Suppression][] = [];
  const suppressions = {
    of: async () => [],
    add: async (address: string, it: Suppression) => void added.push([address, it]),
    resubscribe: async () => {},
  };
  const handler = createHandler({ suppressions, clock: { now: () => new Date('2026-03-03T15:00:00Z') } });
  return { added, call: (event: unknown) => handler(event as never, {} as never) };
}

describe('what SES reports of our mail', () => {
  it.each([
    [
      'a bounce for good',
      {
        eventType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'a@x.example' }] },
      },
      ['a@x.example'],
    ],
    [
      'in an older form',
      {
        notificationType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'Ada <a@x.example>' }] },
      },
      ['a@x.example'],
    ],
    [
      'a passing bounce',
      {
        eventType: 'Bounce',
        bounce: { bounceType: 'Transient', bouncedRecipients: [{ emailAddress: 'a@x.example' }] },
      },
      [],
    ],
    [
      'a complaint',
      {
        eventType: 'Complaint',
        complaint: { complainedRecipients: [{ emailAddress: 'a@x.example' }, { emailAddress: 'b@x.example' }] },
      },
      ['a@x.example', 'b@x.example'],
    ],
    ['a delivery', { eventType: 'Delivery', delivery: {} }, []],
  ])('suppresses whom it should: %s', async (_, message, addresses) => {
    const { added, call } = recording();
    expect(await call(notified(message))).toMatchObject({ suppressed: addresses.length });
    expect(added.map(([address]) => address)).toEqual(addresses);
    for (const [, suppression] of added)
      expect(suppression).toMatchObject({ scope: 'all', at: '2026-03-03T15:00:00.000Z' });
  });

  it.each([
    ['no JSON', notified('hello')],
    ['no notifications', {}],
  ])('is refused when it is %s', async (_, event) => {
    await expect(recording().call(event)).rejects.toMatchObject({ name: 'EventMalformed' });
  });
});
