import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import type { Day } from '../../lib/domain/day.ts';
import type { AccountDay } from '../../lib/domain/metrics/account-day.ts';
import { measureAccount } from '../../lib/domain/metrics/measure-account.ts';
import { asKnownOn } from '../../lib/domain/records/as-known-on.ts';
import type { Dossier } from '../../lib/domain/records/dossier.ts';
import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import { type ImportPorts, importFolder } from '../../lib/usecases/import-folder.ts';
import { allAccountIds, readDossiers } from '../../lib/usecases/replay/read-dossiers.ts';
import { replayDays } from '../../lib/usecases/replay/replay-days.ts';
import { shippedCatalogue } from '../factories/dossiers.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { importPorts } from '../factories/importing.ts';
import { type Exported, exportTo, honest, leavers, mapping, telling, willLeave } from '../factories/late-news.ts';
import { telltales } from '../factories/telltales.ts';

/** The last day of the honest export, imported the morning after; the customers leave two weeks later, and an export of that tells on them. */
const DAY = '2026-03-31';
const LEFT = '2026-04-15';
const catalogue = shippedCatalogue();

let ports: ImportPorts;
let exportsFolder: string;
let close: () => Promise<void>;
let before: AccountDay[];

beforeAll(async () => {
  const [embedded, importing] = [await embeddedTable(), importPorts()];
  const { records, imports } = dynamoStores(embedded.table, importing.ports.clock);
  ports = { ...importing.ports, records, imports };
  exportsFolder = join(importing.state, 'exports');
  close = async () => {
    importing.remove();
    await embedded.close();
  };
  await take(honest(DAY), '2026-04-01');
  before = await snapshot();
  await take(telling('2026-04-20', LEFT), '2026-04-21');
});
afterAll(() => close());

/** Imports an export on a day. */
async function take(exported: Exported, today: Day, backfill = false): Promise<ImportReport> {
  const folder = exportTo(exportsFolder, exported);
  const clock = { now: () => new Date(`${today}T05:00:00Z`) };
  const request = { folder, mapping: { file: 'crm.yaml', text: mapping }, backfill };
  const { report, faults } = await importFolder(request, { ...ports, clock });
  expect(faults).toEqual([]);
  return report as ImportReport;
}

/** Every account on the day as it was known then. */
async function snapshot(): Promise<AccountDay[]> {
  const replay = { days: [DAY], published: { catalogue, milestones: [] }, peerMetrics: [] };
  const [replayed] = await Array.fromAsync(replayDays(replay, ports));
  return replayed?.accounts ?? [];
}

/** Every account on the day, measured from what `known` makes of its dossier. */
async function measured(known: (dossier: Dossier) => Dossier): Promise<AccountDay[]> {
  const sources = await ports.imports.sources();
  const freshness = Object.fromEntries(sources.map(({ source, span }) => [source, span]));
  const ids = await allAccountIds(ports.records);
  const dossiers = await Array.fromAsync(readDossiers(ids, '2026-12', ports.records));
  return dossiers.flatMap((it) => measureAccount(known(it), catalogue, { from: DAY, until: DAY, freshness }));
}

/** A leaky way to look back, which goes by when things happened and not by when they came to be known. */
function byEventTimeOnly({ profile, months }: Dossier): Dossier {
  const { revisions: _, ...undated } = profile;
  return asKnownOn({ profile: undated, months: months.map(({ revisions: __, ...month }) => month) }, DAY);
}

const planted = ['account.channel', 'days_since_login', 'logins_28d', 'mrr', 'urgent_open_cases'];

describe('news of the past that comes late', () => {
  it('is not seen by a snapshot, which tells nothing of who will leave', async () => {
    const then = await snapshot();
    expect(then).toHaveLength(40);
    expect(telltales(then, willLeave)).toEqual([]);
    expect(then).toEqual(before);
  });

  it('is seen by judging, which goes by all that is known now', async () => {
    const now = await measured((dossier) => dossier);
    expect(telltales(now, willLeave)).toEqual(expect.arrayContaining(planted));
    expect(now.find(({ accountId }) => accountId === leavers[0])?.metrics).toMatchObject({ logins_28d: 0, mrr: 0 });
  });

  it('would be caught in a snapshot that goes by when things happened only', async () => {
    const leaky = telltales(await measured(byEventTimeOnly), willLeave);
    expect(leaky).toEqual(expect.arrayContaining(planted));
  });

  it('changes nothing when it is told again, and is known since the day it was first told', async () => {
    const revisionsNow = async () => {
      const dossiers = await Array.fromAsync(readDossiers(leavers, '2026-12', ports.records));
      return dossiers.flatMap(({ profile, months }) => [profile, ...months].flatMap(({ revisions = [] }) => revisions));
    };
    const noted = await revisionsNow();
    expect(new Set(noted.map(({ arrivedDay }) => arrivedDay))).toEqual(new Set(['2026-04-02', '2026-04-21']));
    const { accounts } = await take(telling('2026-04-20', LEFT), '2026-05-02');
    expect(accounts.changed).toBe(0);
    expect(await revisionsNow()).toEqual(noted);
  });
});
