import { dayNumber } from '../../lib/domain/day.ts';
import type { SampleAccount } from '../../lib/sample/account.ts';
import { liveThrough, type SampleCompany, type UseOfDay } from '../../lib/sample/company.ts';
import type { StoryName } from '../../lib/sample/story.ts';

/** A sample company lived through, with its daily use kept. */
export type LivedCompany = SampleCompany & { uses: UseOfDay[] };

export function livedCompany({
  seed = 7,
  firstDay = '2025-05-22',
  until = '2026-11-21',
  accounts = 300,
}: {
  seed?: number;
  firstDay?: string;
  until?: string;
  accounts?: number;
} = {}): LivedCompany {
  const days = liveThrough({ seed, firstDay: dayNumber(firstDay), until: dayNumber(until), accounts });
  const uses: UseOfDay[] = [];
  for (let next = days.next(); ; next = days.next()) {
    if (next.done) return { ...next.value, uses };
    uses.push(...next.value);
  }
}

/** The accounts of a story, on each of which the story has been under way for `days` by the end. */
export function tellers(company: SampleCompany, story: StoryName, days = 0): SampleAccount[] {
  return company.accounts.filter((account) => account.story === story && account.onset + days <= company.until);
}
