import type { ApiPorts } from '../../../functions/api/api-ports.ts';
import { createHandler } from '../../../functions/api/handler.ts';
import { type Identify, localIdentity } from '../../../functions/api/identity.ts';
import { dynamoDayStore } from '../../../lib/adapters/dynamodb/day-store.ts';
import { dynamoDeliveryStore } from '../../../lib/adapters/dynamodb/delivery-store.ts';
import { dynamoFiringStore } from '../../../lib/adapters/dynamodb/firing-store.ts';
import { dynamoImportRequestStore } from '../../../lib/adapters/dynamodb/import-request-store.ts';
import { dynamoImportStore } from '../../../lib/adapters/dynamodb/import-store.ts';
import { dynamoOverrideStore } from '../../../lib/adapters/dynamodb/override-store.ts';
import { dynamoRecordStore } from '../../../lib/adapters/dynamodb/record-store.ts';
import { dynamoRiskModelStore } from '../../../lib/adapters/dynamodb/risk-model-store.ts';
import { dynamoRunStore } from '../../../lib/adapters/dynamodb/run-store.ts';
import { dynamoSuppressionStore } from '../../../lib/adapters/dynamodb/suppression-store.ts';
import { dynamoTaskStore } from '../../../lib/adapters/dynamodb/task-store.ts';
import { dynamoUnsubscribeStore } from '../../../lib/adapters/dynamodb/unsubscribe-store.ts';
import { dynamoWorkflowStore } from '../../../lib/adapters/dynamodb/workflow-store.ts';
import { s3Uploads } from '../../../lib/adapters/s3/s3-uploads.ts';
import { randomIds } from '../../../lib/adapters/system/ids.ts';
import type { PlaybookEngine } from '../../../lib/ports.ts';
import { embeddedTable } from '../../factories/embedded-table.ts';
import { httpEvent } from '../../factories/http-event.ts';
import { reading } from '../../factories/workflows.ts';

export const today = new Date('2026-03-02T09:00:00Z');

const signer = { credentials: { accessKeyId: 'key', secretAccessKey: 'secret' }, region: async () => 'eu-central-1' };

/** The API on an embedded table of its own: `call` sends a request and gives the status and the body read as JSON. */
export async function apiUnderTest(identify: Identify = localIdentity) {
  const { table, close } = await embeddedTable();
  const clock = { now: () => today };
  const started: { importId: string; source: string }[] = [];
  const ports: ApiPorts = {
    clock,
    days: dynamoDayStore(table, clock),
    deliveries: dynamoDeliveryStore(table),
    firings: dynamoFiringStore(table),
    ids: randomIds,
    imports: dynamoImportStore(table),
    importRequests: dynamoImportRequestStore(table),
    importRuns: {
      async start(run) {
        started.push(run);
        return 'started';
      },
    },
    overrides: dynamoOverrideStore(table),
    riskModels: dynamoRiskModelStore(table),
    runs: dynamoRunStore(table),
    tasks: dynamoTaskStore(table),
    records: dynamoRecordStore(table),
    suppressions: dynamoSuppressionStore(table),
    unsubscribes: dynamoUnsubscribeStore(table),
    uploads: s3Uploads({ bucket: 'exports' }, signer, clock),
    engine: { resume: async () => 'expired' } as unknown as PlaybookEngine,
    workflows: dynamoWorkflowStore(table),
    ...reading,
  };
  const logged: Error[] = [];
  const handler = createHandler(ports, { identify, onProblem: (error) => void logged.push(error) });

  async function call(target: string, options: Parameters<typeof httpEvent>[1] = {}) {
    const response = await handler(httpEvent(target, options), {});
    const isJson = /json/.test(response.headers['content-type'] ?? '');
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson ? JSON.parse(response.body) : response.body,
    };
  }
  return { call, ports, logged, started, close };
}
