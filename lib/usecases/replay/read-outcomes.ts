import { addDays, type Day } from '../../domain/day.ts';
import { asKnownOn } from '../../domain/records/as-known-on.ts';
import { effectiveAccount, type Profile } from '../../domain/records/dossier.ts';
import type { RecordStore } from '../../ports/records.ts';
import { allAccountIds } from './read-dossiers.ts';

/** When an account left, by its records (oldest first; several when it came back), and who answers for it. */
export type Outcome = { accountId: string; cancelledDays: Day[]; name?: string; owner?: string };

const ACCOUNTS_AT_ONCE = 500;

/**
 * What became of every account, by its id: by all that is known today, as whoever looks back should, or (`knownBefore`)
 * only by what had arrived when the day before that one was judged, as whoever learns from it for that day must.
 */
export async function readOutcomes(
  { records }: { records: RecordStore },
  { knownBefore }: { knownBefore?: Day } = {},
): Promise<Map<string, Outcome>> {
  const ids = await allAccountIds(records);
  const known = (profile: Profile): Profile =>
    knownBefore === undefined ? profile : asKnownOn({ profile, months: [] }, addDays(knownBefore, -1)).profile;
  const outcomes = new Map<string, Outcome>();
  for (let start = 0; start < ids.length; start += ACCOUNTS_AT_ONCE) {
    const profiles = await records.profiles(ids.slice(start, start + ACCOUNTS_AT_ONCE));
    for (const profile of profiles.values()) outcomes.set(profile.accountId, outcomeOf(known(profile)));
  }
  return outcomes;
}

function outcomeOf(profile: Profile): Outcome {
  const { name, ownerId } = effectiveAccount(profile);
  const cancelledDays = [...new Set(profile.cancellations.map(({ day }) => day))].sort();
  return {
    accountId: profile.accountId,
    cancelledDays,
    ...(name !== undefined && { name }),
    ...(ownerId !== undefined && { owner: ownerId }),
  };
}
