import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuiet, isWorkingDay } from '../../../lib/domain/calendar/sending-calendar.ts';
import { localTimeAt } from '../../../lib/domain/calendar/zoned-time.ts';
import { type GateFacts, weigh } from '../../../lib/domain/messages/gate.ts';
import type { SentMessage } from '../../../lib/domain/messages/message-log.ts';
import type { Settings } from '../../../lib/domain/messages/settings.ts';

const DAY = 86_400_000;
const policy: Pick<Settings, 'calendar' | 'caps' | 'giveUpAfterDays'> = {
  calendar: { quietHours: { from: 18 * 60, until: 9 * 60 }, workingDays: [1, 2, 3, 4, 5], holidays: [] },
  caps: { person: { messages: 2, days: 7 }, account: { messages: 3, days: 7 } },
  giveUpAfterDays: 10,
};
const noon = Date.parse('2026-03-03T12:00:00Z');
const sentAt = (...days: number[]): SentMessage[] =>
  days.map((daysAgo) => ({
    deliveryId: `d${daysAgo}`,
    contactId: 'c',
    at: new Date(noon - daysAgo * DAY).toISOString(),
  }));

const facts: GateFacts = {
  now: noon,
  since: noon,
  audience: 'customer',
  category: 'operational',
  zone: 'UTC',
  suppressions: [],
  churned: false,
  hasLeft: false,
  urgentCaseOpen: false,
  escalationOpen: false,
  sentToPerson: [],
  sentToAccount: [],
};
const at = '2026-01-01T00:00:00Z';

describe('the gate', () => {
  it.each<[string, Partial<GateFacts>, string]>([
    ['lets an operational message go', {}, 'send'],
    ['lets a promotional one go with consent', { category: 'promotional', consent: 'granted' }, 'send'],
    [
      'drops a promotional one without',
      { category: 'promotional' },
      'drop: no consent to promotional e-mail on record',
    ],
    ['drops what a contact does not consent to', { consent: 'denied' }, 'drop: the contact does not consent to e-mail'],
    [
      'drops after a complaint',
      { suppressions: [{ scope: 'all', reason: 'complaint', at }] },
      'drop: address suppressed after a complaint',
    ],
    [
      'drops what was unsubscribed from',
      { suppressions: [{ scope: 'operational', reason: 'unsubscribed', at }] },
      'drop: unsubscribed from operational mail',
    ],
    [
      'sends what was not unsubscribed from',
      { suppressions: [{ scope: 'promotional', reason: 'unsubscribed', at }] },
      'send',
    ],
    ['drops what was meant for somebody who has left', { hasLeft: true }, 'drop: the contact has left the company'],
    ['drops what would go to a churned account', { churned: true }, 'drop: the account has churned'],
    [
      'holds while an urgent case is open',
      { urgentCaseOpen: true },
      'hold until 2026-03-04T12:00:00.000Z: an urgent support case is open',
    ],
    [
      'holds while an escalation is open',
      { escalationOpen: true },
      'hold until 2026-03-04T12:00:00.000Z: an escalation is open',
    ],
    [
      'holds in quiet hours',
      { now: Date.parse('2026-03-03T20:00:00Z') },
      'hold until 2026-03-04T09:00:00.000Z: outside sending hours in UTC',
    ],
    [
      'holds over the cap per person',
      { sentToPerson: sentAt(1, 4) },
      'hold until 2026-03-06T12:00:00.000Z: this person has had 2 in 7 days',
    ],
    ['does not count what is older than the cap', { sentToPerson: sentAt(1, 7) }, 'send'],
    [
      'holds over the cap per account',
      { sentToAccount: sentAt(1, 2, 3) },
      'hold until 2026-03-09T09:00:00.000Z: this account has had 3 in 7 days',
    ],
    [
      'drops what has waited too long',
      { since: noon - 10 * DAY, escalationOpen: true },
      'drop: stale: could not go within 10 days (an escalation is open)',
    ],
    [
      'says every reason it holds for',
      { urgentCaseOpen: true, escalationOpen: true },
      'hold until 2026-03-04T12:00:00.000Z: an urgent support case is open; an escalation is open',
    ],
    [
      'sends a colleague what a customer would have to wait for',
      { audience: 'colleague', now: Date.parse('2026-03-03T20:00:00Z'), urgentCaseOpen: true, churned: true },
      'send',
    ],
    [
      'sends a colleague nothing that bounces',
      { audience: 'colleague', suppressions: [{ scope: 'all', reason: 'bounce', at }] },
      'drop: address suppressed after a bounce',
    ],
  ])('%s', (_, part, expected) => {
    const verdict = weigh({ ...facts, ...part }, policy);
    const until = verdict.verdict === 'hold' ? ` until ${new Date(verdict.until).toISOString()}` : '';
    expect(`${verdict.verdict}${until}${verdict.verdict === 'send' ? '' : `: ${verdict.reason}`}`).toBe(expected);
  });

  it('never lets more go than the caps, nor any in quiet hours, whatever is asked when', () => {
    const asked = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 3 * DAY }), contactId: fc.constantFrom('a', 'b', 'c') }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(asked, fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata'), (requests, zone) => {
        const sent = sendAll(requests, zone);
        for (const { at: instant, contactId } of sent) {
          const now = Date.parse(instant);
          const recent = sent.filter((one) => Date.parse(one.at) <= now && Date.parse(one.at) > now - 7 * DAY);
          expect(recent.length).toBeLessThanOrEqual(3);
          expect(recent.filter((one) => one.contactId === contactId).length).toBeLessThanOrEqual(2);
          const { day, minute } = localTimeAt(now, zone);
          expect(isQuiet(minute, policy.calendar.quietHours) || !isWorkingDay(day, policy.calendar)).toBe(false);
        }
      }),
    );
  });
});

/** Sends every request that the gate ever lets go, each weighed again whenever the gate said to. */
function sendAll(requests: { after: number; contactId: string }[], zone: string): SentMessage[] {
  let clock = Date.parse('2026-03-01T00:00:00Z');
  const waiting = requests.map(({ after, contactId }, index) => {
    clock += after;
    return { deliveryId: String(index), contactId, at: clock, since: clock };
  });
  const sent: SentMessage[] = [];
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.at - b.at);
    const [message] = waiting.splice(0, 1) as [(typeof waiting)[0]];
    const { deliveryId, contactId, at: now, since } = message;
    const sentToPerson = sent.filter((one) => one.contactId === contactId);
    const verdict = weigh({ ...facts, now, since, zone, sentToPerson, sentToAccount: sent }, policy);
    if (verdict.verdict === 'send') sent.push({ deliveryId, contactId, at: new Date(now).toISOString() });
    if (verdict.verdict === 'hold') waiting.push({ ...message, at: verdict.until });
  }
  return sent;
}
