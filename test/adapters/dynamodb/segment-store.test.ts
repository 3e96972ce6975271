import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoSegmentStore } from '../../../lib/adapters/dynamodb/segment-store.ts';
import type { Segment } from '../../../lib/domain/portfolio/segment.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
let segments: ReturnType<typeof dynamoSegmentStore>;
beforeAll(async () => {
  embedded = await embeddedTable();
  segments = dynamoSegmentStore(embedded.table);
});
afterAll(() => embedded.close());

const aSegment = (segmentId: string, part: Partial<Segment> = {}): Segment => ({
  ...{ segmentId, name: segmentId, where: 'logins_28d < 3', by: 'ann@us.test', createdAt: '2026-03-01T06:00:00.000Z' },
  ...part,
});

describe('a segment', () => {
  it('comes back as it was written, in the order of names', async () => {
    const [late, early] = [aSegment('1', { name: 'Zebra' }), aSegment('2', { name: 'ape', changedBy: 'bo@us.test' })];
    await segments.write(late);
    await segments.write(early);
    expect(await segments.all()).toEqual([early, late]);
    expect(await segments.find('1')).toEqual(late);
  });

  it('is replaced by one with its id, and gone when it is removed, twice even', async () => {
    await segments.write(aSegment('1', { name: 'Horse' }));
    await segments.remove('2');
    await segments.remove('2');
    expect((await segments.all()).map(({ name }) => name)).toEqual(['Horse']);
    expect(await segments.find('2')).toBeUndefined();
  });
});
