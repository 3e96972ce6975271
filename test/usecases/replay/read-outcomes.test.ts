import { describe, expect, it } from 'vitest';
import { readOutcomes } from '../../../lib/usecases/replay/read-outcomes.ts';
import { delivered } from '../../factories/deliveries.ts';
import { anAccount } from '../../factories/dossiers.ts';
import { memoryRecordStore } from '../../factories/importing.ts';

const left = {
  ...({ kind: 'cancellation', accountId: 'a1', source: 'tool', cancellationId: 'x1' } as const),
  ...({ day: '2026-03-09', reason: 'price' } as const),
};

/** An account known since it signed up, whose cancellation was recorded two months late. */
async function told(lateOn: string) {
  const { store } = memoryRecordStore();
  const { profile, months } = delivered([
    { day: '2025-01-02', records: [anAccount('2025-01-01')] },
    { day: lateOn, records: [left] },
  ]);
  await store.write({ profiles: [profile], months, newAccountIds: ['a1'] });
  return async (knownBefore?: string) =>
    (await readOutcomes({ records: store }, { knownBefore })).get('a1')?.cancelledDays;
}

describe('what became of an account', () => {
  it('is told by all that is known today', async () => {
    expect(await (await told('2026-05-10'))()).toEqual(['2026-03-09']);
  });

  it('is not told to whoever learns for a day by which it had not arrived', async () => {
    const cancelledDays = await told('2026-05-10');
    expect(await cancelledDays('2026-05-09')).toEqual([]);
    expect(await cancelledDays('2026-05-10')).toEqual(['2026-03-09']);
  });

  it('is told as soon as it had happened when it was recorded in time', async () => {
    const cancelledDays = await told('2026-03-10');
    expect(await cancelledDays('2026-03-09')).toEqual([]);
    expect(await cancelledDays('2026-03-10')).toEqual(['2026-03-09']);
  });
});
