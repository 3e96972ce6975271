import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { addDays, type Day, daysFrom, type Month, monthOf } from '../../lib/domain/day.ts';
import { lookBackDays } from '../../lib/domain/metrics/look-back.ts';
import { applyRecords } from '../../lib/domain/records/apply-records.ts';
import type { CanonicalRecord } from '../../lib/domain/records/record.ts';
import type { RecordStore } from '../../lib/ports/records.ts';
import { type MeasuringPorts, measureShard } from '../../lib/usecases/measure-shard.ts';
import { mergePeers } from '../../lib/usecases/merge-peers.ts';
import { type ScoringPorts, scoreShard } from '../../lib/usecases/score-shard.ts';
import { storeVersion } from '../../lib/usecases/store-version.ts';
import { shippedCatalogue, used } from '../factories/dossiers.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

const DAY = '2026-03-31';
const FIRST_MONTH = '2024-01';
const customers = ['a1', 'a2'];
const clock = { now: () => new Date('2026-04-02T05:00:00Z') };
const windowStart = (day: Day) => monthOf(addDays(day, -lookBackDays(shippedCatalogue())));

let ports: MeasuringPorts & ScoringPorts;
let close: () => Promise<void>;
let read: { accountId: string; month: Month }[] = [];

beforeAll(async () => {
  const embedded = await embeddedTable();
  close = embedded.close;
  const stores = dynamoStores(embedded.table, clock);
  const own = { documents: yamlDocuments, templates: liquidTemplates(), clock };
  ports = { ...stores, ...own, records: counting(stores.records) } as unknown as typeof ports;
  await storeVersion({ version: 'v1', files: shippedWorkflows() }, ports);
  for (const accountId of customers) await store(accountId, daysFrom(`${FIRST_MONTH}-01`, DAY));
});
afterAll(() => close());

/** Notes every month that is read. */
function counting(records: RecordStore): RecordStore {
  return {
    ...records,
    profiles: (ids) => records.profiles(ids),
    write: (change) => records.write(change),
    accountIds: (bucket) => records.accountIds(bucket),
    async months(accountId, from, until) {
      const months = await records.months(accountId, from, until);
      read.push(...months.map(({ month }) => ({ accountId, month })));
      return months;
    },
  };
}

/** Adds days of use to an account, as an import on the morning after the next day to judge. */
async function store(accountId: string, days: Day[], judgedDay?: Day, event = 'login'): Promise<void> {
  const account: CanonicalRecord = { kind: 'account', accountId, source: 'tool', signupDay: `${FIRST_MONTH}-01` };
  const records = [account, ...days.map((day) => ({ ...used(day, event, 3), accountId }))];
  const profile = (await ports.records.profiles([accountId])).get(accountId);
  const months = profile ? await ports.records.months(accountId, FIRST_MONTH, '2026-12') : [];
  const arrival = { day: addDays(judgedDay ?? (days.at(-1) as Day), 2), isHistory: () => !profile, sources: ['tool'] };
  const after = applyRecords({ accountId, profile, months }, records, judgedDay, arrival);
  const newAccountIds = profile ? [] : [accountId];
  await ports.records.write({ profiles: [after.profile], months: after.months, newAccountIds });
}

/** Judges a day, and gives the months that were read for it, by account. */
async function monthsReadFor(day: Day): Promise<Map<string, Month[]>> {
  read = [];
  const plan = { from: day, until: day, live: false, workflowsVersion: 'v1', sources: [], shards: [0] };
  await measureShard({ plan, shard: 0 }, ports);
  const found = Map.groupBy(read, ({ accountId }) => accountId);
  await mergePeers({ plan }, ports);
  await scoreShard({ plan, shard: 0 }, ports);
  return new Map([...found].map(([accountId, months]) => [accountId, months.map(({ month }) => month)]));
}

describe('judging a day', () => {
  it('reads the whole history once, and then no more than the days that it looks back', async () => {
    const first = await monthsReadFor(DAY);
    expect([...first.values()].map((months) => months[0])).toEqual([FIRST_MONTH, FIRST_MONTH]);
    const next = addDays(DAY, 1);
    for (const accountId of customers) await store(accountId, [next], DAY);
    const second = await monthsReadFor(next);
    expect([...second.values()].map((months) => months[0])).toEqual([windowStart(next), windowStart(next)]);
  });

  it('reads the history anew of an account that something reached late, and of no other', async () => {
    const day = addDays(DAY, 2);
    for (const accountId of customers) await store(accountId, [day], addDays(DAY, 1));
    await store('a1', ['2025-11-11'], addDays(DAY, 1), 'report_sent');
    const third = await monthsReadFor(day);
    expect(third.get('a1')?.[0]).toBe(FIRST_MONTH);
    expect(third.get('a2')?.[0]).toBe(windowStart(day));
  });
});
