import { describe, expect, it } from 'vitest';
import type { Spend } from '../../../lib/domain/records/spend.ts';
import { unitEconomics } from '../../../lib/domain/retention/unit-economics.ts';
import { aRetainedLine } from '../../factories/retention.ts';

const spent = (spendId: string, part: Partial<Spend>): Spend => ({
  ...{
    kind: 'spend',
    source: 'marketing',
    spendId,
    channel: 'Event',
    currency: 'USD',
    fromDay: '2026-02-01',
    amount: 900,
  },
  ...part,
});
const customer = (id: string, month: string, currency = 'USD') =>
  aRetainedLine(id, { channel: 'Event', currency, began: { day: `${month}-10`, mrr: 100 } });
const lines = [customer('a', '2026-02'), customer('b', '2026-02', 'EUR'), customer('c', '2026-03')];

const report = (spending: Spend[], stated = {}) =>
  unitEconomics(lines, {
    ...{ day: '2026-03-31', months: ['2026-02', '2026-03'], retention: [], spending },
    stated: { currency: 'USD', grossMargin: 0.8, ...stated },
  });

describe('what a customer costs to win', () => {
  it('is what was spent in one currency ÷ all customers won, whatever they pay in', () => {
    const { channels, wonIn, spending } = report([spent('1', { amount: 900 })]);
    expect(wonIn).toBe('any-currency');
    expect(channels[0]).toMatchObject({
      ...{ channel: 'Event', won: 3, spend: 900, cac: 450, cacFrom: 'imported', missing: ['2026-03'] },
      months: [{ month: '2026-02', spend: 900, won: 2, cac: 450, origin: 'imported' }],
    });
    expect(spending).toEqual([{ origin: 'imported', currency: 'USD', from: '2026-02', until: '2026-02', spend: 900 }]);
  });

  it('never adds currencies up: it says what else was spent, and counts those who pay in its own', () => {
    const { channels, wonIn, spendingElsewhere, enter } = report([spent('1', {}), spent('2', { currency: 'EUR' })]);
    expect(wonIn).toBe('currency');
    expect(channels[0]).toMatchObject({ won: 2, spend: 900, cac: 900 });
    expect(spendingElsewhere).toEqual([
      { origin: 'imported', currency: 'EUR', from: '2026-02', until: '2026-02', spend: 900 },
    ]);
    expect(enter.map(({ missing }) => missing)).toContain('what was spent in EUR as USD');
  });

  it('is as imported where that is told, and as entered for other months', () => {
    const acquisition = [
      { month: '2026-02', channel: 'Event', spend: 1 },
      { month: '2026-03', channel: 'Event', spend: 300 },
    ];
    const { channels, spending, enter } = report([spent('1', {})], { acquisition });
    expect(channels[0]).toMatchObject({ spend: 1200, cac: 400, cacFrom: 'imported-and-entered' });
    expect(spending.map(({ origin, from }) => [origin, from])).toEqual([
      ['imported', '2026-02'],
      ['entered', '2026-03'],
    ]);
    expect(enter).toEqual([]);
  });

  it('is over all channels with what was spent and won nobody', () => {
    const { cac, channels } = report([spent('1', {}), spent('2', { channel: 'Radio', amount: 600 })]);
    expect(channels.find(({ channel }) => channel === 'Radio')).toMatchObject({ won: 0, spend: 600 });
    expect(cac).toBe(650);
  });

  it('is asked for where customers were won and nobody says at what cost', () => {
    expect(report([spent('1', {})]).enter).toEqual([
      expect.objectContaining({ missing: 'what was spent on Event in 2026-03, when it won customers' }),
    ]);
    expect(report([]).enter[0]?.missing).toBe('what customers cost to win (Event)');
  });
});
