import type { Segment } from '../../domain/portfolio/segment.ts';
import type { SegmentStore } from '../../ports/judging.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const SEGMENTS = 'SEGMENTS';
const keyOf = (segmentId: string) => ({ PK: SEGMENTS, SK: segmentId });
type Kept = Item & { segment: Segment };

/** Segments in the table: all in one partition, as they are always listed together. */
export function dynamoSegmentStore(table: Table): SegmentStore {
  return {
    write: (segment) => table.put({ ...keyOf(segment.segmentId), segment }),
    remove: (segmentId) => table.remove(keyOf(segmentId)),
    find: async (segmentId) => (await table.get<Kept>(keyOf(segmentId), { consistent: true }))?.segment,

    async all() {
      const kept = await Array.fromAsync(table.query<Kept>({ partition: SEGMENTS }, { consistent: true }));
      return kept.map(({ segment }) => segment).toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
    },
  };
}
