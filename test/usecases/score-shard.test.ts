import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { addDays, daysFrom } from '../../lib/domain/day.ts';
import type { PlaybookEngine } from '../../lib/ports/playbooks.ts';
import { scoreShard } from '../../lib/usecases/score-shard.ts';
import { anAccountDay } from '../factories/dossiers.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { anOverride } from '../factories/overrides.ts';
import { publishSomeFiles, reading } from '../factories/workflows.ts';

const FIRST = '2026-02-01';
const LAST = '2026-03-05';
const clock = { now: () => new Date('2026-03-06T06:00:00Z') };

let table: Awaited<ReturnType<typeof embeddedTable>>;
let ports: ReturnType<typeof portsOn>;
const portsOn = (on: typeof table) => ({
  ...dynamoStores(on.table, clock),
  ...reading,
  clock,
  engine: { start: async () => 'started' } as unknown as PlaybookEngine,
});

/** An account with a login more each day; the score is five times its logins. */
async function measure(day: string, logins: number | undefined) {
  const metrics: Record<string, number> = logins === undefined ? {} : { logins_28d: logins };
  const accounts = ['a1', 'a2'].map((accountId) => ({
    ...anAccountDay({ accountId, day, metrics }),
    historyRevision: 0,
  }));
  await ports.days.writeMetricPage({ day, shard: 0, number: 0, accounts });
  await ports.days.writeMetricPage({ day, shard: 0, number: 1, accounts: [] });
}

const score = (from: string, until: string) =>
  scoreShard({ plan: { from, until, live: false, workflowsVersion: 'v1', sources: [], shards: [0] }, shard: 0 }, ports);
const rowOf = async (day: string, id = 'a1') => (await ports.days.portfolio(day)).find((row) => row.accountId === id);

beforeAll(async () => {
  table = await embeddedTable();
  ports = portsOn(table);
  await publishSomeFiles(ports.workflows);
  for (const [index, day] of daysFrom(FIRST, LAST).entries()) {
    await measure(day, day === addDays(LAST, -7) ? undefined : Math.floor(index / 2));
  }
  await score(FIRST, addDays(LAST, -8));
  await score(addDays(LAST, -7), LAST);
}, 30_000);
afterAll(() => table.close());

describe('scoring a shard', () => {
  it('keeps how an account stood 7 and 28 days before, on the day and in the portfolio', async () => {
    const trend = { days7: { band: 'unknown' }, days28: { score: 10, band: 'red' } };
    expect(await rowOf(LAST)).toMatchObject({ score: 80, trend, scorecard: 'standard' });
    expect((await ports.days.judgedDay('a1', LAST))?.health.trend).toEqual(trend);
  });

  it('says nothing of days that were not judged', async () => {
    expect((await rowOf(addDays(FIRST, 6)))?.trend).toBeUndefined();
    expect((await rowOf(addDays(FIRST, 27)))?.trend).toEqual({ days7: { score: 50, band: 'yellow' } });
  });

  it('says why a band is another than the day before, and nothing while it is the same', async () => {
    expect((await rowOf(addDays(FIRST, 18)))?.bandChange).toEqual({
      from: 'red',
      because: '+5.0 Logins in 28 days: 8 → 9',
    });
    expect((await rowOf(addDays(FIRST, 19)))?.bandChange).toBeUndefined();
    expect((await rowOf(addDays(LAST, -7)))?.bandChange).toEqual({
      from: 'yellow',
      because: 'too little is known to score it',
    });
    expect((await rowOf(addDays(LAST, -6)))?.bandChange).toEqual({
      from: 'unknown',
      because: 'there is enough to score it now',
    });
  });

  it('goes by what a person set on its days only, however often they are judged, and for nobody else', async () => {
    await ports.overrides.add(anOverride('a1', { from: '2026-03-03', until: '2026-03-04' }));
    await score(addDays(LAST, -3), LAST);
    const days = daysFrom(addDays(LAST, -3), LAST);
    expect(await Promise.all(days.map(async (day) => (await rowOf(day))?.score))).toEqual([70, 20, 20, 80]);
    expect(await rowOf('2026-03-03')).toMatchObject({
      overridden: true,
      bandChange: { because: 'a person set it: They told us that they look elsewhere.' },
    });
    expect((await rowOf('2026-03-05'))?.bandChange?.because).toBe('what a person had set ended');
    expect((await ports.days.judgedDay('a1', '2026-03-03'))?.health).toMatchObject({
      score: 20,
      computed: { score: 75 },
    });
    expect(await rowOf('2026-03-03', 'a2')).toMatchObject({ score: 75 });
  });

  it('leaves a withdrawn override out from that day on, and the days before as they were', async () => {
    const override = anOverride('a2', { from: '2026-03-03', until: '2026-03-30', overrideId: 'over-2' });
    await ports.overrides.add(override);
    const withdrawn = { ...override, withdrawnAt: '2026-03-05T09:00:00.000Z', withdrawnBy: 'bob' };
    expect(await ports.overrides.withdraw(withdrawn)).toBe(true);
    expect(await ports.overrides.withdraw(withdrawn)).toBe(false);
    await score('2026-03-04', LAST);
    expect([(await rowOf('2026-03-04', 'a2'))?.score, (await rowOf(LAST, 'a2'))?.score]).toEqual([20, 80]);
    expect(await ports.overrides.endingFrom('2026-03-05')).toEqual([]);
    expect(await ports.overrides.ofAccount('a2')).toMatchObject([{ withdrawnBy: 'bob' }]);
  });
});
