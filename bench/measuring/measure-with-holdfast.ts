import { addDays, type Day, monthOf } from '../../lib/domain/day.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import { lookBackDays } from '../../lib/domain/metrics/look-back.ts';
import { measureAccount } from '../../lib/domain/metrics/measure-account.ts';
import { buckets } from '../../lib/domain/shards.ts';
import type { MemoryStores } from '../importing/memory-stores.ts';
import type { Measured } from './measure-with-duckdb.ts';

/** The same days measured by Holdfast, each as a daily run does: an account's months within reach, then its metrics. */
export async function measureWithHoldfast(
  { records, imports }: MemoryStores,
  catalogue: Catalogue,
  day: Day,
): Promise<Measured> {
  const freshness = Object.fromEntries((await imports.sources()).map(({ source, span }) => [source, span]));
  const first = monthOf(addDays(day, -lookBackDays(catalogue)));
  const measured: Measured = new Map();
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const profiles = await records.profiles(await records.accountIds(bucket));
    for (const profile of profiles.values()) {
      const months = await records.months(profile.accountId, first, monthOf(day));
      const [measuredDay] = measureAccount({ profile, months }, catalogue, { from: day, until: day, freshness });
      if (measuredDay) measured.set(profile.accountId, measuredDay.metrics);
    }
  }
  return measured;
}
