import type { Month } from '../../domain/day.ts';
import type { Dossier } from '../../domain/records/dossier.ts';
import { buckets } from '../../domain/shards.ts';
import type { RecordStore } from '../../ports/records.ts';

const EARLIEST_MONTH = '0000-01';
const ACCOUNTS_AT_ONCE = 32;

/** The ids of all accounts, in order. */
export async function allAccountIds(records: RecordStore): Promise<string[]> {
  const found = await Promise.all(Array.from({ length: buckets }, (_, bucket) => records.accountIds(bucket)));
  return found.flat().sort();
}

/** The whole history of accounts until a month, in the order of their ids. The next few are read while these are worked on. */
export async function* readDossiers(
  ids: readonly string[],
  until: Month,
  records: RecordStore,
): AsyncGenerator<Dossier> {
  let ahead = readSome(ids.slice(0, ACCOUNTS_AT_ONCE), until, records);
  try {
    for (let start = ACCOUNTS_AT_ONCE; start - ACCOUNTS_AT_ONCE < ids.length; start += ACCOUNTS_AT_ONCE) {
      const dossiers = await ahead;
      ahead = readSome(ids.slice(start, start + ACCOUNTS_AT_ONCE), until, records);
      // Awaited in the next turn: a failure until then must not end the process.
      ahead.catch(() => undefined);
      yield* dossiers;
    }
  } finally {
    // Whoever stops early may close the store: nothing must be under way then.
    await ahead.catch(() => undefined);
  }
}

async function readSome(ids: string[], until: Month, records: RecordStore): Promise<Dossier[]> {
  if (ids.length === 0) return [];
  const profiles = records.profiles(ids);
  const months = await Promise.all(ids.map((id) => records.months(id, EARLIEST_MONTH, until)));
  const found = await profiles;
  return ids.flatMap((id, index) => {
    const profile = found.get(id);
    return profile ? [{ profile, months: months[index] ?? [] }] : [];
  });
}
