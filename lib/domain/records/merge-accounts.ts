import type { AccountRecord, CanonicalRecord } from './record.ts';

/**
 * One import may tell an account in parts, from several files of the same source: the parts become one record,
 * and what the entry that comes first in the mapping states counts. `places` say by which stream each record came.
 */
export function mergeAccounts<Place extends { stream: number }>(
  records: CanonicalRecord[],
  places: Place[],
): { records: CanonicalRecord[]; places: Place[] } {
  const parts = records.flatMap((record, index) =>
    record.kind === 'account' ? [{ record, place: places[index] as Place, index }] : [],
  );
  if (parts.length < 2) return { records, places };
  const ordered = parts.toSorted((a, b) => b.place.stream - a.place.stream);
  const merged = Object.assign({}, ...ordered.map(({ record }) => record)) as AccountRecord;
  // The whole is known once its last part is.
  const arrived = ordered.flatMap(({ record }) => record.arrivedAt ?? []).toSorted();
  if (arrived.length > 0) merged.arrivedAt = arrived.at(-1);
  const [first] = ordered.toReversed();
  const isPart = new Set(parts.map(({ index }) => index));
  const others = <T>(list: T[]) => list.filter((_, index) => !isPart.has(index));
  return { records: [merged, ...others(records)], places: [first?.place as Place, ...others(places)] };
}
