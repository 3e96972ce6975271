import { addDays, type Day, daysBetween } from '../domain/day.ts';
import { churnedWithin } from '../domain/evaluation/label.ts';
import { fractionOf } from '../domain/hash.ts';
import type { RiskFacts } from '../domain/risk/read-feature.ts';
import type { LoadedWorkflows } from './load-workflows.ts';
import { historySpan } from './replay/history-span.ts';
import { allAccountIds } from './replay/read-dossiers.ts';
import { readOutcomes } from './replay/read-outcomes.ts';
import { replayDays } from './replay/replay-days.ts';
import type { ReplayPorts } from './replay/replayed-day.ts';

/** Days between two snapshots: four weeks, so that every snapshot day is the same day of the week. */
const STEP_IN_DAYS = 28;

/** Three years of snapshots are enough: what was before does not speak for today's product. */
const MOST_SNAPSHOT_DAYS = 39;

/** So many accounts are looked at, at most; when there are more, they are chosen by a hash of their ids. */
const MOST_ACCOUNTS = 20_000;

/** So many snapshots are held in memory, at most. */
export const MOST_SNAPSHOTS = 200_000;

/** A customer on a snapshot day, whether it cancelled within the horizon after it, and all days on which it ever did. */
export type Snapshot = { facts: RiskFacts; happened: boolean; cancelledDays: readonly Day[] };

/** Days after the first record of use before the first snapshot: with less behind it, hardly a metric has a value. */
const WARM_UP_DAYS = 28;

/** The first day that is worth a snapshot: four weeks after the first record of use (of anything, where there is no use). Throws NoHistory. */
export async function firstSnapshotDay(ports: Pick<ReplayPorts, 'imports'>): Promise<Day> {
  const spans = (await ports.imports.sources()).map(({ span }) => span);
  const firstUse = spans.flatMap(({ firstDays }) => firstDays?.usage ?? []).sort()[0];
  return addDays(firstUse ?? (await historySpan(ports)).from, WARM_UP_DAYS);
}

/** The snapshot days whose outcome was complete before `before`, each four weeks after the other, none before `from`. */
export function daysToTrainOn(from: Day, before: Day, horizonDays: number): Day[] {
  const last = addDays(before, -horizonDays - 1);
  const count = Math.floor(daysBetween(from, last) / STEP_IN_DAYS) + 1;
  const days = Math.min(MOST_SNAPSHOT_DAYS, Math.max(0, count));
  return Array.from({ length: days }, (_, index) => addDays(last, STEP_IN_DAYS * (index - days + 1)));
}

/** The snapshot days from `from` on whose outcome is complete by `until`, each four weeks after the other. */
export function daysToTestOn(from: Day, until: Day, horizonDays: number): Day[] {
  const count = Math.floor((daysBetween(from, until) - horizonDays) / STEP_IN_DAYS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, STEP_IN_DAYS * index));
}

type Collecting = {
  days: readonly Day[];
  horizonDays: number;
  published: LoadedWorkflows;
  accounts?: (accountId: string) => boolean;
  /** Whoever trains for a day may not learn of cancellations that came to be known later; whoever tests goes by all of them. */
  knownBefore?: Day;
};

/** The customers of each day, as known then, with what came of them; day after day, in the order of their ids. */
export async function* collectSnapshots(
  { days, horizonDays, published, accounts, knownBefore }: Collecting,
  ports: ReplayPorts,
): AsyncGenerator<Snapshot> {
  const outcomes = await readOutcomes(ports, { knownBefore });
  const { peerMetrics } = published;
  for await (const { day, peers, accounts: found } of replayDays({ days, published, peerMetrics, accounts }, ports)) {
    for (const account of found) {
      const { cancelledDay, contract } = account.attributes;
      // Nobody can cancel a contract that has run out.
      if (cancelledDay !== undefined || contract === 'ended') continue;
      const cancelledDays = outcomes.get(account.accountId)?.cancelledDays ?? [];
      yield { facts: { day: account, peers }, happened: churnedWithin(cancelledDays, day, horizonDays), cancelledDays };
    }
  }
}

/** Which accounts are looked at (all unless there are too many), and how many are not. The choice is the same every time. */
export async function choosesAccounts({
  records,
}: Pick<ReplayPorts, 'records'>): Promise<{ accounts?: (accountId: string) => boolean; accountsLeftOut: number }> {
  const ids = await allAccountIds(records);
  if (ids.length <= MOST_ACCOUNTS) return { accountsLeftOut: 0 };
  const limit = ids.map(fractionOf).sort((a, b) => a - b)[MOST_ACCOUNTS] as number;
  return { accounts: (accountId) => fractionOf(accountId) < limit, accountsLeftOut: ids.length - MOST_ACCOUNTS };
}
