import { type Day, monthOf } from '../../domain/day.ts';
import type { SourceFreshness } from '../../domain/metrics/source-freshness.ts';
import { type Applied, applyRecords, type Held, needsAllMonths } from '../../domain/records/apply-records.ts';
import type { Arrival } from '../../domain/records/arrival.ts';
import type { Profile } from '../../domain/records/dossier.ts';
import { doubtRecords } from '../../domain/records/doubt-records.ts';
import { mergeAccounts } from '../../domain/records/merge-accounts.ts';
import type { CanonicalRecord } from '../../domain/records/record.ts';
import { recordDay } from '../../domain/records/record-days.ts';
import { replaceSpend, type Spend } from '../../domain/records/spend.ts';
import type { RecordCounts } from '../../domain/records/tally.ts';
import type { DeliveredKind } from '../../domain/sources/delivered-kind.ts';
import { type Freshness, findingKinds } from '../../domain/sources/import-report.ts';
import { Reach } from '../../domain/sources/reach.ts';
import { decodeRow, recordOf } from '../../domain/sources/spooled-row.ts';
import type { RecordStore, SpendStore } from '../../ports/records.ts';
import type { Progress } from '../../ports/system.ts';
import { inParallel } from '../in-parallel.ts';
import type { RowMarks } from './drop-duplicates.ts';
import type { ImportLog } from './import-log.ts';
import type { Keep } from './in-turn.ts';
import type { PlannedStream } from './plan-import.ts';
import type { ImportSpools } from './spool-rows.ts';

/** How many accounts' months are read at the same time. */
const PARALLEL_ACCOUNTS = 8;
const EVER = ['0000-01', '9999-12'] as const;

/** The records of one account in an import, with the stream and line that each came by. */
type Arrived = { accountId: string; records: CanonicalRecord[]; places: { stream: number; line: number }[] };

/** What the import did to the stored accounts. */
export type StoredAccounts = {
  accounts: { seen: number; new: number; changed: number; undeclared: number };
  records: Partial<Record<DeliveredKind, RecordCounts>>;
  freshness: Freshness;
  span: SourceFreshness;
};

type Storing = {
  source: string;
  streams: PlannedStream[];
  spools: ImportSpools;
  marks: RowMarks;
  log: ImportLog;
  today: Day;
  /** The last day that was judged. */
  judgedDay?: Day;
  arrival: Arrival;
  records: RecordStore;
  spending: SpendStore;
  progress: Progress;
  keep: Keep;
};

/** Takes the spooled records partition by partition to the accounts they belong to, and writes what changed; spending last. */
export async function storePartitions(storing: Storing): Promise<StoredAccounts> {
  const reach = new Reach(storing.today);
  const stored: StoredAccounts = {
    accounts: { seen: 0, new: 0, changed: 0, undeclared: 0 },
    records: {},
    freshness: reach.freshness,
    span: reach.span,
  };
  const spent: Spend[] = [];
  const { spools, progress, keep } = storing;
  for (let partition = 0; partition < spools.partitions; partition += 1) {
    await keep();
    const arrived = await readPartition(storing, partition, spent);
    const profiles = await storing.records.profiles(arrived.map(({ accountId }) => accountId));
    const applied = new Map<Arrived, { before?: Profile; after: Applied }>();
    await inParallel(PARALLEL_ACCOUNTS, arrived, async (account) => {
      const before = profiles.get(account.accountId);
      const held = await readHeld(storing.records, account, before);
      const after = applyRecords(held, account.records, storing.judgedDay, storing.arrival);
      applied.set(account, { before, after });
    });
    // Noted in the order of arrival, not in that of the answers, so that a report shows the same cases every time.
    for (const account of arrived) {
      reach.note(account.records);
      note(storing, stored, account, (applied.get(account) as { after: Applied }).after);
    }
    await writeChanges(storing.records, stored, [...applied.values()]);
    progress.report(partition + 1, spools.partitions, 'accounts');
  }
  reach.noteSpend(storing.source, spent);
  if (spent.length > 0) stored.records.spend = await storeSpend(storing, spent);
  return stored;
}

/** What the company spent belongs to no account: it is kept by source, each row in place of the one of its id. */
async function storeSpend({ source, spending, keep }: Storing, arrived: readonly Spend[]): Promise<RecordCounts> {
  await keep();
  const { spend, counts, changed } = replaceSpend(await spending.ofSource(source), arrived);
  if (changed) await spending.write(source, spend);
  return counts;
}

async function readPartition(
  { spools, marks, streams, source }: Storing,
  partition: number,
  spent: Spend[],
): Promise<Arrived[]> {
  const accounts = new Map<string, Arrived>();
  for (const text of await spools.records.lines(partition)) {
    const row = decodeRow(text);
    if (marks.has(row.number)) continue;
    const record = recordOf(row, (streams[row.stream] as PlannedStream).compiled, source);
    if (record.kind === 'spend') {
      spent.push(record);
      continue;
    }
    let arrived = accounts.get(record.accountId);
    if (!arrived) {
      arrived = { accountId: record.accountId, records: [], places: [] };
      accounts.set(record.accountId, arrived);
    }
    arrived.records.push(record);
    arrived.places.push(row);
  }
  return [...accounts.values()].map((arrived) => ({ ...arrived, ...mergeAccounts(arrived.records, arrived.places) }));
}

/** The account's profile and the months that its records lie in; all its months when one of them may have moved. */
async function readHeld(store: RecordStore, { accountId, records }: Arrived, profile?: Profile): Promise<Held> {
  if (!profile) return { accountId, months: [] };
  const lying = [...new Set(records.flatMap((record) => recordDay(record) ?? []).map(monthOf))].toSorted();
  const [from, until] = [lying[0], lying.at(-1)];
  if (from === undefined || until === undefined) return { accountId, profile, months: [] };
  const held = { accountId, profile, months: await store.months(accountId, from, until) };
  return needsAllMonths(held, records) ? { ...held, months: await store.months(accountId, ...EVER) } : held;
}

function note(
  { log, streams, today }: Storing,
  stored: StoredAccounts,
  account: Arrived,
  { profile, counts }: Applied,
): void {
  const { accountId, records, places } = account;
  for (const [question, { asked, doubtful }] of doubtRecords(profile, records, today)) {
    log.ask(question, findingKinds[question], asked, doubtful, (index) => {
      const place = places[index];
      return place
        ? { file: (streams[place.stream] as PlannedStream).file, line: place.line, accountId }
        : { accountId };
    });
  }
  for (const [kind, { added, changed, unchanged }] of Object.entries(counts) as [DeliveredKind, RecordCounts][]) {
    const sum = stored.records[kind] ?? { added: 0, changed: 0, unchanged: 0 };
    stored.records[kind] = {
      added: sum.added + added,
      changed: sum.changed + changed,
      unchanged: sum.unchanged + unchanged,
    };
  }
}

/**
 * An account enters the directory, and is measured from then on, with the first record that declares it; until
 * then what is known of it is kept. Profiles that exist are written before their months: if an import is
 * interrupted between the two, the revision was raised all the same, and the next import completes the months.
 */
async function writeChanges(
  store: RecordStore,
  stored: StoredAccounts,
  applied: { before?: Profile; after: Applied }[],
): Promise<void> {
  const isDeclared = (profile?: Profile) => profile !== undefined && profile.accounts.length > 0;
  const declared = applied.filter(({ before, after }) => !isDeclared(before) && isDeclared(after.profile));
  const changed = applied.filter(({ after }) => after.profileChanged || after.months.length > 0);
  const profiles = applied.filter(({ after }) => after.profileChanged);
  stored.accounts.seen += applied.length;
  stored.accounts.new += declared.length;
  stored.accounts.changed += changed.length - changed.filter(({ before }) => !before).length;
  stored.accounts.undeclared += applied.filter(({ after }) => !isDeclared(after.profile)).length;
  const known = profiles.filter(({ before }) => before).map(({ after }) => after.profile);
  if (known.length > 0) await store.write({ profiles: known, months: [], newAccountIds: [] });
  const rest = {
    profiles: profiles.filter(({ before }) => !before).map(({ after }) => after.profile),
    months: applied.flatMap(({ after }) => after.months),
    newAccountIds: declared.map(({ after }) => after.profile.accountId),
  };
  if (rest.profiles.length + rest.months.length + rest.newAccountIds.length > 0) await store.write(rest);
}
