import { describe, expect, it } from 'vitest';
import { contractOf } from '../../../lib/domain/company/contract.ts';
import type { Cancellation, Subscription } from '../../../lib/domain/records/record.ts';
import { lossesOf } from '../../../lib/domain/retention/losses.ts';

const own = { accountId: 'a', source: 'crm' };
const line = (startDay: string, endDay?: string, part: Partial<Subscription> = {}): Subscription => ({
  ...{ kind: 'subscription', ...own, subscriptionId: startDay, startDay, endDay, mrr: 100, currency: 'USD' },
  ...part,
});
const cancelled = (day: string, part: Partial<Cancellation> = {}): Cancellation => ({
  ...{ kind: 'cancellation', ...own, cancellationId: day, day, reason: 'price' },
  ...part,
});
const lost = (subscriptions: Subscription[], cancellations: Cancellation[] = []) => {
  const history = { subscriptions, cancellations };
  return lossesOf(contractOf(history), history);
};

describe('a customer is lost', () => {
  it.each([
    ['when it cancels', [line('2026-01-01')], [cancelled('2026-05-10')], ['2026-05-10']],
    ['when its contract ends without a word', [line('2026-01-01', '2026-05-01')], [], ['2026-05-01']],
    ['not when the next line begins a day later', [line('2026-01-01', '2026-05-01'), line('2026-05-02')], [], []],
    ['not when it renews 30 days late', [line('2026-01-01', '2026-05-01'), line('2026-05-31')], [], []],
    ['when it comes back after 31 days', [line('2026-01-01', '2026-05-01'), line('2026-06-01')], [], ['2026-05-01']],
    [
      'twice when it came back and left again',
      [line('2026-01-01', '2026-03-01'), line('2026-06-01', '2026-08-01')],
      [],
      ['2026-03-01', '2026-08-01'],
    ],
    [
      'once when it gave notice and its line ended later',
      [line('2026-01-01', '2026-05-20')],
      [cancelled('2026-05-10')],
      ['2026-05-10'],
    ],
    ['never when it only tried', [line('2026-01-01', '2026-01-15', { trial: true })], [cancelled('2026-01-15')], []],
  ])('%s', (_, subscriptions, cancellations, days) => {
    expect(lost(subscriptions, cancellations).map(({ day }) => day)).toEqual(days);
  });

  it('with what it paid the day before, and the notice that is nearest', () => {
    const [one] = lost([line('2026-01-01', '2026-05-12')], [cancelled('2026-05-10', { arrivedAt: '2026-04-20' })]);
    expect(one).toMatchObject({ mrr: 100, said: { reason: 'price', knownDay: '2026-04-20', source: 'crm' } });
  });

  it('a notice that lies far away is of something else', () => {
    const losses = lost([line('2026-01-01', '2026-05-01')], [cancelled('2026-07-10')]);
    expect(losses).toEqual([{ day: '2026-05-01', mrr: 100 }]);
  });

  it('whatever the order of the records', () => {
    const lines = [line('2026-01-01', '2026-03-01'), line('2026-06-01', '2026-08-01')];
    const notices = [cancelled('2026-08-01'), cancelled('2026-03-01', { reason: 'acquired' })];
    expect(lost(lines.toReversed(), notices.toReversed())).toEqual(lost(lines, notices));
  });
});
