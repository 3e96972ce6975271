import type { Preview, PreviewQuestion, PreviewResult } from '../../domain/previews/preview.ts';
import type { Clock } from '../../ports/system.ts';
import type { PreviewStore } from '../../ports/workflows.ts';
import { blobItems, readBlob } from './blob.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const KEPT_SECONDS = 14 * 86_400;
/** Longer than its function can take, however often it is tried again. */
const STUCK_AFTER_MS = 2 * 3_600_000;

const partition = (previewId: string) => `PREVIEW#${previewId}`;
const keyOf = (previewId: string) => ({ PK: partition(previewId), SK: 'STATE' });

/** Previews in the table: how far each is, and packed beside it what was asked and what came of it. They expire after two weeks. */
export function dynamoPreviewStore(table: Table, clock: Clock): PreviewStore {
  const seconds = () => Math.floor(clock.now().getTime() / 1000);
  const expiresAt = () => seconds() + KEPT_SECONDS;
  const attributesOf = ({ result: _, ...preview }: Preview) => {
    const { state, requestedAt } = preview;
    return { state, requestedAt, preview, expiresAt: expiresAt() };
  };

  async function keep(previewId: string, prefix: string, value: PreviewQuestion | PreviewResult): Promise<void> {
    for (const item of blobItems(partition(previewId), prefix, value, expiresAt())) await table.put(item);
  }

  return {
    async begin(preview, question) {
      const key = keyOf(preview.previewId);
      // First what was asked: whoever finds the preview finds its question.
      await keep(preview.previewId, 'QUESTION', question);
      if (await table.putIfAbsent({ ...key, ...attributesOf(preview) })) return true;
      const stuckSince = new Date(clock.now().getTime() - STUCK_AFTER_MS).toISOString();
      return table.update(key, attributesOf(preview), {
        expression: '#state = :failed OR expiresAt < :now OR (#state = :running AND requestedAt < :stuck)',
        names: { '#state': 'state' },
        values: { ':failed': 'failed', ':running': 'running', ':now': seconds(), ':stuck': stuckSince },
      });
    },

    async find(previewId) {
      const item = await table.get<Item & { preview: Preview; expiresAt: number }>(keyOf(previewId), {
        consistent: true,
      });
      // DynamoDB takes its time to remove what has expired.
      if (!item || item.expiresAt < seconds()) return undefined;
      if (item.preview.state !== 'done') return item.preview;
      const result = await readBlob<PreviewResult>(table, partition(previewId), 'RESULT', { consistent: true });
      return result && { ...item.preview, result };
    },

    question: (previewId) => readBlob(table, partition(previewId), 'QUESTION', { consistent: true }),

    async change(preview) {
      if (preview.result) await keep(preview.previewId, 'RESULT', preview.result);
      return table.update(keyOf(preview.previewId), attributesOf(preview), {
        expression: '#state = :running AND requestedAt = :requestedAt',
        names: { '#state': 'state' },
        values: { ':running': 'running', ':requestedAt': preview.requestedAt },
      });
    },
  };
}
