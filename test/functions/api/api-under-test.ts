import type { ApiPorts } from '../../../functions/api/api-ports.ts';
import { type Identify, localIdentity } from '../../../functions/api/identity.ts';
import { createWholeApi } from '../../../functions/api/whole-api.ts';
import { dynamoPeopleStore } from '../../../lib/adapters/dynamodb/people-store.ts';
import { dynamoStores } from '../../../lib/adapters/dynamodb/stores.ts';
import { s3Uploads } from '../../../lib/adapters/s3/s3-uploads.ts';
import { randomIds } from '../../../lib/adapters/system/ids.ts';
import { sha256 } from '../../../lib/adapters/system/sha256.ts';
import type { PlaybookEngine } from '../../../lib/ports/playbooks.ts';
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
    ...dynamoStores(table, clock),
    people: dynamoPeopleStore(table),
    digest: sha256,
    ids: randomIds,
    performStepArn: 'arn:aws:lambda:us-east-1:000000000000:function:holdfast-perform-step',
    importRuns: {
      async start(run) {
        started.push(run);
        return 'started';
      },
    },
    previewRuns: { start: async () => 'started' },
    uploads: s3Uploads({ bucket: 'exports' }, signer, clock),
    engine: { resume: async () => 'expired', start: async () => 'started' } as unknown as PlaybookEngine,
    ...reading,
  };
  const logged: Error[] = [];
  const handler = createWholeApi(ports, { identify, onProblem: (error) => void logged.push(error) });

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
