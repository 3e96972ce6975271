import { beforeAll, describe, expect, it } from 'vitest';
import { daysFrom } from '../../../lib/domain/day.ts';
import { measureDays } from '../../../lib/domain/milestones/measure-days.ts';
import { historySpan } from '../../../lib/usecases/replay/history-span.ts';
import { readOutcomes } from '../../../lib/usecases/replay/read-outcomes.ts';
import { type Replay, replayDays } from '../../../lib/usecases/replay/replay-days.ts';
import { dossierOf } from '../../factories/dossiers.ts';
import { historyOf, publishedWith, replayWorld } from '../../factories/history.ts';

const published = publishedWith();
const histories = Array.from({ length: 41 }, (_, index) => historyOf(`a${String(index).padStart(2, '0')}`, index));
const some = ['2025-02-03', '2025-04-20', '2025-07-14', '2025-09-01'];
let world: Awaited<ReturnType<typeof replayWorld>>;
beforeAll(async () => {
  world = await replayWorld(histories);
});

const replayed = (over: Partial<Replay>) =>
  Array.fromAsync(replayDays({ days: some, published, peerMetrics: [], ...over }, world));

describe('replaying days', () => {
  it('measures what a daily run measures on those days', async () => {
    const days = await replayed({});
    expect(days.map(({ day }) => day)).toEqual(some);
    for (const { day, accounts } of days) {
      const expected = histories.flatMap((records) =>
        measureDays(dossierOf(records), published, { from: day, until: day, freshness: world.freshness }),
      );
      expect(accounts).toEqual(expected.map((one) => ({ ...one, provenance: {} })));
    }
  });

  it('gives the same for snapshots as for every day', async () => {
    const every = await replayed({ days: daysFrom('2025-02-01', '2025-09-01'), peerMetrics: ['logins_28d'] });
    const snapshots = await replayed({ peerMetrics: ['logins_28d'] });
    expect(snapshots).toEqual(every.filter(({ day }) => some.includes(day)));
  });

  it('compares with the customers of the day', async () => {
    const [first, , , last] = await replayed({ peerMetrics: ['logins_28d'] });
    expect(first?.peers.groups['']?.accounts).toBe(41);
    expect(last?.peers.groups['']?.accounts).toBe(31);
  });

  it('measures only what is asked for, of the accounts that are', async () => {
    const [day] = await replayed({ metrics: new Set(['dashboards']), accounts: (id) => id > 'a38' });
    expect(day?.accounts.map(({ accountId }) => accountId)).toEqual(['a39', 'a40']);
    expect(Object.keys(day?.accounts[0]?.metrics ?? {})).toEqual(['dashboards']);
  });

  it('leaves out who had not signed up', async () => {
    const [day] = await replayed({ days: ['2025-01-03'] });
    expect(day?.accounts.every(({ attributes }) => (attributes.signupDay as string) <= '2025-01-03')).toBe(true);
    expect(day?.accounts).toHaveLength(13);
  });
});

describe('the history', () => {
  it('reaches from the first dated record to the newest', async () => {
    expect(await historySpan(world)).toEqual({ from: '2025-01-01', until: '2025-10-27' });
    const empty = await replayWorld([]);
    await expect(historySpan(empty)).rejects.toThrow('Import records first');
  });

  it('tells when each account left, and whose it was', async () => {
    const outcomes = await readOutcomes(world);
    expect(outcomes.get('a03')).toEqual({ accountId: 'a03', cancelledDays: ['2025-07-03'], owner: 'csm-0' });
    expect(outcomes.get('a04')?.cancelledDays).toEqual([]);
  });
});
