import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, monthOf } from '../../../lib/domain/day.ts';
import type { Spend } from '../../../lib/domain/records/spend.ts';
import { importedSpend, spendByMonth, spreadOverMonths } from '../../../lib/domain/retention/acquisition-spend.ts';
import { channelEconomics } from '../../../lib/domain/retention/channel-economics.ts';
import { aRetainedLine } from '../../factories/retention.ts';

const cents = (amounts: number[]) => amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);

const spend: fc.Arbitrary<Spend> = fc
  .record({
    spendId: fc.string({ minLength: 1, maxLength: 4 }),
    start: fc.integer({ min: 0, max: 700 }),
    days: fc.option(fc.integer({ min: 1, max: 366 })),
    channel: fc.constantFrom('Event', 'Inbound', 'Outbound'),
    amount: fc.integer({ min: -100_000, max: 10_000_000 }).map((amount) => amount / 100),
    currency: fc.constantFrom('USD', 'EUR'),
  })
  .map(({ start, days, ...rest }) => {
    const fromDay = addDays('2025-01-01', start);
    return {
      kind: 'spend',
      source: 'marketing',
      fromDay,
      ...(days && { untilDay: addDays(fromDay, days - 1) }),
      ...rest,
    };
  });

describe('spending', () => {
  it('spread over months is the whole to the cent, in months that it touches', () => {
    fc.assert(
      fc.property(spend, (one) => {
        const parts = spreadOverMonths(one);
        expect(cents(parts.map((part) => part.spend))).toBe(cents([one.amount]));
        expect(parts[0]?.month).toBe(monthOf(one.fromDay));
        expect(parts.at(-1)?.month).toBe(monthOf(one.untilDay ?? one.fromDay));
      }),
    );
  });

  it('of a month that is wholly within the range is what its days are of all of them', () => {
    const parts = spreadOverMonths({
      ...{ kind: 'spend', source: 'marketing', spendId: '1', channel: 'Event', currency: 'USD' },
      ...{ fromDay: '2026-01-17', untilDay: '2026-03-17', amount: 600 },
    });
    expect(parts).toEqual([
      { month: '2026-01', spend: 150 },
      { month: '2026-02', spend: 280 },
      { month: '2026-03', spend: 170 },
    ]);
  });

  it('summed by month, channel and currency is all of it, each currency by itself', () => {
    fc.assert(
      fc.property(fc.array(spend, { maxLength: 20 }), (records) => {
        const sums = importedSpend(records);
        for (const currency of ['USD', 'EUR'])
          expect(cents(sums.filter((one) => one.currency === currency).map((one) => one.spend))).toBe(
            cents(records.filter((one) => one.currency === currency).map(({ amount }) => amount)),
          );
        const keys = sums.map(({ month, channel, currency }) => `${month} ${channel} ${currency}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('as imported goes before what is entered for the same month of the channel, and before no other', () => {
    fc.assert(
      fc.property(fc.array(spend, { maxLength: 8 }), (records) => {
        const months = ['2025-01', '2025-06', '2026-03'];
        const acquisition = months.map((month) => ({ month, channel: 'Event', spend: 7 }));
        const told = spendByMonth(records, { acquisition, currency: 'USD' });
        for (const month of months) {
          const of = told.filter((one) => one.month === month && one.channel === 'Event');
          const imported = importedSpend(records).filter((one) => one.month === month && one.channel === 'Event');
          expect(of.map(({ origin }) => origin)).toEqual(
            imported.length > 0 ? imported.map(() => 'imported') : ['entered'],
          );
        }
      }),
    );
  });

  it('÷ customers won is the cost of one, month by month and over all that are told', () => {
    const won = fc.array(fc.record({ month: fc.constantFrom('2026-01', '2026-02', '2026-03'), mrr: fc.nat(900) }), {
      maxLength: 12,
    });
    const figures = fc.uniqueArray(
      fc.record({ month: fc.constantFrom('2026-01', '2026-02', '2026-03'), cents: fc.nat(900_000) }),
      { selector: ({ month }) => month, maxLength: 3 },
    );
    fc.assert(
      fc.property(won, figures, (customers, spending) => {
        const lines = customers.map(({ month, mrr }, index) =>
          aRetainedLine(`a-${index}`, { channel: 'Event', began: { day: `${month}-12`, mrr } }),
        );
        const question = {
          ...{ day: '2026-03-31', months: ['2026-01', '2026-02', '2026-03'], currency: 'USD', stated: {} },
          spending: spending.map(({ month, cents: amount }) => ({
            ...{ month, channel: 'Event', currency: 'USD', origin: 'imported' as const, spend: amount / 100 },
          })),
        };
        const [channel] = channelEconomics(lines, question);
        for (const { month, cac, won: count, spend: amount } of channel?.months ?? []) {
          expect(count).toBe(customers.filter((one) => one.month === month).length);
          if (count === 0) expect(cac).toBeUndefined();
          else expect(cac).toBeCloseTo(amount / count, 1);
        }
        const told = new Set(spending.map(({ month }) => month));
        const counted = customers.filter(({ month }) => told.has(month)).length;
        const all = cents(spending.map((one) => one.cents / 100)) / 100;
        if (counted > 0) expect(channel?.cac).toBeCloseTo(all / counted, 1);
        else expect(channel?.cac).toBeUndefined();
      }),
    );
  });
});
