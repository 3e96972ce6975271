import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { addDays } from '../../lib/domain/day.ts';
import type { AccountExplanation } from '../../lib/usecases/explain-account.ts';
import { holdfast } from '../bin/spawn-holdfast.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const DAY = '2026-03-31';

const MAPPING = `source: tool
files:
  - file: customers.csv
    record: account
    columns: { accountId: id, name: name, signupDay: since }
  - file: contracts.csv
    record: subscription
    columns: { accountId: id, subscriptionId: id, startDay: since, seats: seats, mrr: mrr, currency: { constant: EUR } }
  - file: sign-ins.csv
    record: usage
    columns: { accountId: id, day: day, event: { constant: login }, count: times, userId: person }
`;

/** Two customers of ten seats: at one of them three people come, at the other nine. */
const customers = [
  { id: 'quiet', people: 3 },
  { id: 'busy', people: 9 },
];
const signIns = customers.flatMap(({ id, people }) =>
  Array.from({ length: 60 }, (_, ago) => addDays(DAY, -ago)).flatMap((day, ago) =>
    ago % people === 0
      ? Array.from({ length: people }, (_, person) => `${id},${day},2,${id}-${person}@mail.example`)
      : [],
  ),
);
const exports = {
  'customers.csv': ['id,name,since', ...customers.map(({ id }) => `${id},Company ${id},2025-01-01`)],
  'contracts.csv': ['id,since,seats,mrr', ...customers.map(({ id }) => `${id},2025-01-01,10,500`)],
  'sign-ins.csv': ['id,day,times,person', ...signIns],
};

type Scorecards = { scorecards: { measures: object[] }[] };

/** The shipped workflows with a metric of the company's own, a measure that scores it and a rule that speaks of it. */
function ownWorkflows(): Record<string, string> {
  const shipped = shippedWorkflows();
  const metrics = parse(shipped['metrics.yaml'] as string);
  metrics.metrics.push({
    ...{ id: 'empty_seats', label: 'Seats nobody sat on in 28 days', group: 'engagement', unit: 'seats' },
    ...{ direction: 'down', formula: 'seats - people_28d' },
  });
  const scorecard = parse(shipped['scorecard.yaml'] as string) as Scorecards;
  for (const { measures } of scorecard.scorecards) {
    const [first] = measures as { group?: string }[];
    measures.push({
      ...{ id: 'empty-seats', label: 'Empty seats', metric: 'empty_seats', weight: 10, group: first?.group },
      points: { bands: [{ below: 3, points: 100 }, { points: 10 }] },
    });
  }
  const rules = parse(shipped['rules.yaml'] as string);
  rules.rules.push({
    ...{ id: 'seats-stand-empty', label: 'Seats stand empty', severity: 'warning', mode: 'live' },
    ...{ when: 'empty_seats >= 5 && people_28d > 0', because: '{empty_seats} seats stand empty' },
  });
  const own = { 'metrics.yaml': metrics, 'scorecard.yaml': scorecard, 'rules.yaml': rules };
  return { ...shipped, ...Object.fromEntries(Object.entries(own).map(([path, value]) => [path, stringify(value)])) };
}

function write(folder: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const base = mkdtempSync(join(tmpdir(), 'holdfast-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const dir = join(base, 'state');
const run = (...args: string[]) => holdfast(...args, '--dir', dir);
const account = async (id: string): Promise<AccountExplanation> =>
  JSON.parse((await run('account', id, '--json')).stdout);

beforeAll(async () => {
  const texts = Object.entries(exports).map(([path, lines]) => [path, `${lines.join('\n')}\n`]);
  const folder = write(join(base, 'exports'), Object.fromEntries(texts));
  const mapping = write(join(base, 'mapping'), { 'tool.yaml': MAPPING });
  const steps = [
    await run('import', folder, '--map', join(mapping, 'tool.yaml')),
    await run('workflows', 'publish', write(join(base, 'workflows'), ownWorkflows())),
    await run('run', '--at', DAY),
  ];
  expect(steps.map(({ code, stderr }) => [code, code === 0 ? '' : stderr])).toEqual(steps.map(() => [0, '']));
}, 60_000);

describe("a metric of the company's own", () => {
  it('is measured as soon as it is published, from people who are counted once', async () => {
    const values = async (id: string) =>
      Object.fromEntries((await account(id)).metrics.map(({ metric, value }) => [metric, value]));
    expect(await values('quiet')).toMatchObject({ people_28d: 3, seats: 10, empty_seats: 7 });
    expect(await values('busy')).toMatchObject({ people_28d: 9, empty_seats: 1, seat_utilisation: 90 });
  });

  it('gives points to the score that names it, in a sentence', async () => {
    const pointsOf = async (id: string) =>
      (await account(id)).health.points.find(({ measure }) => measure === 'empty-seats');
    const reason = 'Seats nobody sat on in 28 days: 7';
    expect(await pointsOf('quiet')).toMatchObject({ metric: 'empty_seats', value: 7, points: 10, reason });
    expect(await pointsOf('busy')).toMatchObject({ value: 1, points: 100 });
  });

  it('makes a rule fire that speaks of it', async () => {
    const fired = async (id: string) =>
      (await account(id)).firings.filter(({ ruleId }) => ruleId === 'seats-stand-empty');
    expect(await fired('quiet')).toMatchObject([{ day: DAY, reason: '7 seats stand empty' }]);
    expect(await fired('busy')).toEqual([]);
  });
});
