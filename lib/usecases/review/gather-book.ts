import type { Day } from '../../domain/day.ts';
import { memberOf } from '../../domain/review/member-of.ts';
import { observedFrom } from '../../domain/review/observed-from.ts';
import { buckets } from '../../domain/shards.ts';
import type { CohortBook } from '../../ports/reports.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import type { ReviewPorts } from './review-ports.ts';

const ACCOUNTS_AT_ONCE = 100;

/** Reads every account's days for trends, as judged on a day; a few accounts at a time, however many there are. */
export async function gatherBook(day: Day, ports: ReviewPorts): Promise<CohortBook> {
  const workflows = await loadCurrentWorkflows(ports);
  const sources = await ports.imports.sources();
  const freshness = Object.fromEntries(sources.map(({ source, span }) => [source, span]));
  const members: CohortBook['members'] = [];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const ids = await ports.records.accountIds(bucket);
    for (let start = 0; start < ids.length; start += ACCOUNTS_AT_ONCE) {
      const some = ids.slice(start, start + ACCOUNTS_AT_ONCE);
      const [profiles, judged] = await Promise.all([ports.records.profiles(some), ports.days.judgedDays(some, day)]);
      for (const [accountId, profile] of profiles) {
        members.push({ accountId, ...memberOf(profile, judged.get(accountId), day) });
      }
    }
  }
  members.sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
  return { day, observedFrom: observedFrom(workflows, freshness), members };
}

/** The book that was kept, unless it is of another month than the day: then a new one is read. */
export async function bookFor(day: Day, ports: ReviewPorts): Promise<CohortBook> {
  const kept = await ports.reviews.book();
  return kept && kept.day.slice(0, 7) === day.slice(0, 7) ? kept : gatherBook(day, ports);
}
