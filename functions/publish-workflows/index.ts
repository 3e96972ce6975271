import { openTable } from '../../lib/adapters/dynamodb/table.ts';
import { dynamoWorkflowStore } from '../../lib/adapters/dynamodb/workflow-store.ts';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { systemClock } from '../../lib/adapters/system/clock.ts';
import { sha256 } from '../../lib/adapters/system/sha256.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { readConfig } from '../../lib/config.ts';
import { functionLog } from '../function-log.ts';
import { engineConfigKeys, openEngine } from '../open-engine.ts';
import { createHandler } from './handler.ts';

const config = readConfig(['TABLE_NAME', 'ENVIRONMENT', ...engineConfigKeys, 'PERFORM_STEP_ARN']);

export const handler = createHandler(
  {
    workflows: dynamoWorkflowStore(openTable(config.TABLE_NAME)),
    documents: yamlDocuments,
    templates: liquidTemplates(),
    engine: openEngine(config),
    digest: sha256,
    clock: systemClock,
    performStepArn: config.PERFORM_STEP_ARN,
  },
  functionLog('publish-workflows', config.ENVIRONMENT),
);
