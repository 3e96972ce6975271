import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { compareScorecards } from '../../lib/usecases/compare-scorecards.ts';
import { findScorecards } from '../../lib/usecases/find-scorecards.ts';
import { listScorecards } from '../../lib/usecases/list-scorecards.ts';
import { storeVersion } from '../../lib/usecases/store-version.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { historyOf, replayWorld } from '../factories/history.ts';
import { aSummary } from '../factories/portfolio.ts';
import { publishSomeFiles, reading, someFiles } from '../factories/workflows.ts';

const card = (measure: string) => `
id: standard
label: Standard health
bands: { green: 65, yellow: 45 }
minimum-coverage: 0.25
measures:
  - ${measure}
`;
/** By use, which falls for two months before somebody leaves; and by what tells nothing. */
const byUse = card('{ id: logins, label: Logins, metric: logins_28d, weight: 1, points: { ratio: { target: 150 } } }');
const byNothing = card(
  '{ id: nothing, label: Nothing, metric: logins_28d, weight: 1, points: { indicator: [{ when: days_since_signup < 0, points: 0 }, { points: 80 }] } }',
);

let table: Awaited<ReturnType<typeof embeddedTable>>;
let ports: ReturnType<typeof dynamoStores> & typeof reading;
let world: Awaited<ReturnType<typeof replayWorld>>;

beforeAll(async () => {
  table = await embeddedTable();
  ports = { ...dynamoStores(table.table, { now: () => new Date('2025-12-01T06:00:00Z') }), ...reading };
  await publishSomeFiles(ports.workflows);
  world = await replayWorld(Array.from({ length: 40 }, (_, index) => historyOf(`a${index}`, index)));
});
afterAll(() => table.close());

const draft = async (name: string, text: string) => {
  const { value, faults } = await findScorecards({ name, files: { 'scorecard.yaml': text } }, ports);
  if (!value) throw new Error(faults.map(({ message }) => message).join('; '));
  return value;
};
const compare = async (a: string, b: string) =>
  compareScorecards({ one: await draft('a', a), other: await draft('b', b), horizonDays: 28, everyDays: 7 }, world);

describe('two definitions of health on the same history', () => {
  it('cannot be told apart when they are the same', async () => {
    const { verdict, movers, matrix, figures, accounts } = await compare(byUse, byUse);
    expect(verdict).toMatchObject({ better: 'cannot tell', difference: { value: 0, low: 0, high: 0 } });
    expect([movers, accounts]).toEqual([[], 30]);
    expect(
      Object.values(matrix)
        .flatMap((row) => Object.values(row))
        .reduce((sum, one) => sum + one, 0),
    ).toBe(30);
    expect(figures[0]).toEqual(figures[1]);
  });

  it('are told apart when one knew who would leave and the other did not', async () => {
    const { verdict, figures, days, everyDays } = await compare(byUse, byNothing);
    expect([verdict.better, everyDays]).toEqual(['one', 7]);
    expect(days).toBeGreaterThan(30);
    expect(verdict.difference?.low).toBeGreaterThan(0);
    expect(figures[0].auc?.value).toBeGreaterThan(0.9);
    expect(figures[0].redLift?.value).toBeGreaterThan(3);
    expect(figures[1].warned).toEqual({ share: 0, accounts: 10 });
    expect((await compare(byNothing, byUse)).verdict.better).toBe('other');
  });

  it('name who moves, from which band to which, and the measures that make the difference', async () => {
    const { movers, matrix } = await compare(byUse, byUse.replace('target: 150', 'target: 400'));
    expect(movers.length).toBe(matrix.green.yellow + matrix.green.red + matrix.yellow.red);
    expect(movers[0]).toMatchObject({ standing: [{ band: 'green' }, {}], because: [{ measure: 'logins' }] });
  });

  it('can go by other metrics as well', async () => {
    const metrics = (someFiles['metrics.yaml'] as string).replace('windows: [28]', 'windows: [28, 60]');
    const files = { 'metrics.yaml': metrics, 'scorecard.yaml': byUse.replace('logins_28d', 'logins_60d') };
    const { value } = await findScorecards({ name: 'wider', files }, ports);
    const request = {
      one: await draft('a', byUse),
      other: value as NonNullable<typeof value>,
      horizonDays: 28,
      everyDays: 14,
    };
    const { other, verdict } = await compareScorecards(request, world);
    expect(other.name).toBe('wider');
    expect(verdict.snapshots).toBeGreaterThan(300);
  });
});

describe('finding scorecards', () => {
  it('finds those in force, those of a version, and says that there is no such version', async () => {
    for (const name of ['current', 'v1']) {
      expect((await findScorecards({ name }, ports)).value?.scorecards).toMatchObject([{ id: 'standard' }]);
    }
    await expect(findScorecards({ name: 'v7' }, ports)).rejects.toThrow('found no version v7');
  });

  it('gives the faults of a draft', async () => {
    const { faults } = await findScorecards(
      { name: 'x', files: { 'scorecard.yaml': byUse.replace('logins_28d', 'login') } },
      ports,
    );
    expect(faults).toMatchObject([{ file: 'scorecard.yaml', message: 'there is no metric "login"' }]);
  });
});

describe('the list of scorecards', () => {
  it('has each version with the days it was in force, the current one first', async () => {
    const files = { ...someFiles, 'scorecard.yaml': byUse };
    await storeVersion({ version: 'v0', files }, ports);
    for (const [day, workflowsVersion] of [
      ['2025-11-01', 'v0'],
      ['2025-11-02', 'v0'],
      ['2025-11-03', 'v1'],
    ] as const) {
      await ports.days.writeDaySummary(aSummary(day, { workflowsVersion }));
    }
    const { scorecards } = await listScorecards({}, ports);
    expect(scorecards).toMatchObject([
      { id: 'standard', current: true, days: 1, firstDay: '2025-11-03', workflowsVersions: ['v1'] },
      {
        id: 'standard',
        current: false,
        days: 2,
        firstDay: '2025-11-01',
        lastDay: '2025-11-02',
        workflowsVersions: ['v0'],
      },
    ]);
  });
});
