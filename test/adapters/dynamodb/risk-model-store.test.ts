import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dynamoRiskModelStore } from '../../../lib/adapters/dynamodb/risk-model-store.ts';
import type { RiskModelStore } from '../../../lib/ports/judging.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';
import { aRiskModel } from '../../factories/risk-models.ts';

let store: RiskModelStore;
let close: () => Promise<void>;
beforeEach(async () => {
  const embedded = await embeddedTable();
  close = embedded.close;
  store = dynamoRiskModelStore(embedded.table);
});
afterEach(() => close());

const [january, february, march] = ['2026-01-01', '2026-02-01', '2026-03-01'].map((before) => aRiskModel({ before }));

describe('the risk model store', () => {
  it('has no model before one was trained', async () => {
    expect(await store.current()).toBeUndefined();
    expect(await store.find('model-2026-01-01')).toBeUndefined();
    expect(await store.history(5)).toEqual([]);
  });

  it('gives back every model by its id, and the newest first, in whatever order they were trained', async () => {
    for (const model of [february, march, january]) if (model) await store.write(model);
    expect(await store.current()).toEqual(march);
    expect(await store.history(2)).toEqual([march, february]);
    expect(await store.find('model-2026-01-01')).toEqual(january);
  });

  it.each([
    ['2025-12-30', undefined],
    ['2025-12-31', 'model-2026-01-01'],
    ['2026-01-30', 'model-2026-01-01'],
    ['2026-01-31', 'model-2026-02-01'],
    ['2026-12-31', 'model-2026-02-01'],
  ])('judges %s by the newest model that knew nothing of a later day: %s', async (day, modelId) => {
    for (const model of [january, february]) if (model) await store.write(model);
    expect((await store.current(day))?.modelId).toBe(modelId);
  });

  it('keeps a model that was trained again for the same day, under its id, and goes by the new one', async () => {
    const again = aRiskModel({ before: '2026-01-01', modelId: 'other' });
    for (const model of [january, again]) if (model) await store.write(model);
    expect((await store.history(5)).map(({ modelId }) => modelId)).toEqual(['other']);
    expect(await store.find('model-2026-01-01')).toEqual(january);
  });

  it('keeps a model larger than an item of the table', async () => {
    const words = randomBytes(400_000).toString('base64');
    await store.write(aRiskModel({ because: words }));
    expect((await store.current())?.because).toBe(words);
  });
});
