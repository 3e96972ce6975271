import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoPreviewStore } from '../../../lib/adapters/dynamodb/preview-store.ts';
import type { Preview, PreviewResult } from '../../../lib/domain/previews/preview.ts';
import type { PreviewStore } from '../../../lib/ports/workflows.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';

let opened: Awaited<ReturnType<typeof embeddedTable>>;
let previews: PreviewStore;
let now = new Date('2026-03-02T09:00:00Z');
beforeAll(async () => {
  opened = await embeddedTable();
  previews = dynamoPreviewStore(opened.table, { now: () => now });
});
afterAll(() => opened.close());
beforeEach(() => {
  now = new Date('2026-03-02T09:00:00Z');
});

const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};
let number = 0;
async function begun(): Promise<Preview> {
  number += 1;
  const preview = { previewId: `p${number}`, kind: 'rule', state: 'running', requestedAt: now.toISOString() } as const;
  expect(await previews.begin(preview, { kind: 'rule', ruleId: 'quiet' })).toBe(true);
  return preview;
}
const again = (preview: Preview) =>
  previews.begin({ ...preview, requestedAt: now.toISOString() }, { kind: 'rule', ruleId: 'quiet' });
const result = { kind: 'rule', notes: ['x'.repeat(900_000)] } as unknown as PreviewResult;

describe('the store of previews', () => {
  it('keeps what was asked and how far it is, and gives the result when it is done, however long', async () => {
    const preview = await begun();
    const running = { ...preview, progress: { done: 1, total: 2, what: 'accounts' } };
    expect(await previews.change(running)).toBe(true);
    expect(await previews.find(preview.previewId)).toEqual(running);
    expect(await previews.question(preview.previewId)).toEqual({ kind: 'rule', ruleId: 'quiet' });
    expect(await previews.change({ ...preview, state: 'done', result })).toBe(true);
    expect(await previews.find(preview.previewId)).toEqual({ ...preview, state: 'done', result });
  });

  it('begins none anew that is under way or done', async () => {
    const preview = await begun();
    expect(await again(preview)).toBe(false);
    await previews.change({ ...preview, state: 'done', result });
    expect(await again(preview)).toBe(false);
    expect((await previews.find(preview.previewId))?.state).toBe('done');
  });

  it.each([
    ['failed', { state: 'failed' as const }, 0],
    ['has been running for longer than it can', {}, 3],
    ['has expired', { state: 'done' as const, result }, 15 * 24],
  ])('begins one anew that %s', async (_, change, hours) => {
    const preview = await begun();
    await previews.change({ ...preview, ...change });
    later(hours);
    expect(await again(preview)).toBe(true);
    expect((await previews.find(preview.previewId))?.state).toBe('running');
  });

  it('forgets after two weeks, and never lets an earlier asking speak for a later one', async () => {
    const preview = await begun();
    later(3);
    await again(preview);
    expect(await previews.change({ ...preview, state: 'done', result })).toBe(false);
    later(15 * 24);
    expect(await previews.find(preview.previewId)).toBeUndefined();
  });
});
