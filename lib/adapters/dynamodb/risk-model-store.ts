import { addDays, type Day } from '../../domain/day.ts';
import type { RiskModel } from '../../domain/risk/risk-model.ts';
import type { RiskModelStore } from '../../ports/judging.ts';
import { blobItems, readBlob } from './blob.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const MODELS = 'RISK-MODELS';
const FOR_EVER = '9999-12-30';
const partition = (modelId: string) => `RISK-MODEL#${modelId}`;

/** Risk models in the table: each packed under its id, and a list of which one was trained for which day. */
export function dynamoRiskModelStore(table: Table): RiskModelStore {
  const find = (modelId: string) => readBlob<RiskModel>(table, partition(modelId), 'MODEL');

  async function listed(until: Day, limit: number): Promise<RiskModel[]> {
    const range = { partition: MODELS, from: '0000-01-01', until, newestFirst: true, limit };
    const items = await Array.fromAsync(table.query<Item & { modelId: string }>(range));
    const models = await Promise.all(items.map(({ modelId }) => find(modelId)));
    return models.filter((model) => model !== undefined);
  }

  return {
    async write(model) {
      // The list last: what is listed can be read.
      await table.putAll(blobItems(partition(model.modelId), 'MODEL', model));
      await table.put({ PK: MODELS, SK: model.before, modelId: model.modelId });
    },
    // A model trained before a day has seen the one before it, and no later one.
    current: async (knowing = FOR_EVER) => (await listed(addDays(knowing, 1), 1))[0],
    find,
    history: (limit) => listed(FOR_EVER, limit),
  };
}
