import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import { publishedTemplates } from '../../lib/adapters/liquid/published-templates.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { randomIds } from '../../lib/adapters/system/ids.ts';
import { readConfig } from '../../lib/config.ts';
import { identityFromClaims } from '../api/identity.ts';
import { identityOfKey } from '../api/identity-of-key.ts';
import { functionLog } from '../function-log.ts';
import { engineConfigKeys, openEngine } from '../open-engine.ts';
import { createHandler } from './handler.ts';

const config = readConfig(['TABLE_NAME', 'ENVIRONMENT', ...engineConfigKeys]);
const stores = dynamoStores(openTable(config.TABLE_NAME), systemClock);

export const handler = createHandler(
  {
    clock: systemClock,
    documents: jsonDocuments,
    engine: openEngine(config),
    ids: randomIds,
    templates: publishedTemplates,
    ...stores,
  },
  {
    identify: identityOfKey({ ...stores, clock: systemClock }, identityFromClaims),
    logger: functionLog('api-reports', config.ENVIRONMENT),
  },
);
