import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { fileSpools } from '../../lib/adapters/files/file-spools.ts';
import { rejectFiles } from '../../lib/adapters/files/reject-files.ts';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { exportFolder } from '../../lib/adapters/sources/folder/export-folder.ts';
import { randomIds } from '../../lib/adapters/system/ids.ts';
import { sha256 } from '../../lib/adapters/system/sha256.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import { MailRefused } from '../../lib/domain/messages/errors.ts';
import type { Mailer } from '../../lib/ports/delivery.ts';
import type { PlaybookEngine } from '../../lib/ports/playbooks.ts';
import type { Uploads } from '../../lib/ports/sources.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

/** Whatever people are called, wrote, or own in this world has these letters in it, in either case. */
export const mark = /qz/i;

/** Exports of one customer, signed up three weeks ago, in which every text about people is marked; the last survey is unusable. */
const EXPORTS = {
  'accounts.csv': 'id,name,signup,owner\nA1,Qzacme Ltd,2026-10-28,qzowner@us.example\n',
  'contacts.csv': 'id,account,name,email\nC1,A1,Qzada Qzbyron,qzada@customer.example\n',
  'cases.csv': 'id,account,opened,subject\nT1,A1,2026-11-16,Qzsubject: nothing works\n',
  'surveys.csv':
    'id,account,sent,score,comment\nS1,A1,2026-11-10,2,Qzcomment: we are leaving\nS2,A1,Qznoday,99,Qzcomment: again\n',
};

const MAPPING = `source: crm
files:
  - file: accounts.csv
    record: account
    columns: { accountId: id, name: name, signupDay: signup, ownerId: owner }
  - file: contacts.csv
    record: contact
    columns: { contactId: id, accountId: account, name: name, email: email, role: { constant: champion } }
  - file: cases.csv
    record: case
    columns: { caseId: id, accountId: account, openedAt: { column: opened, date: iso }, priority: { constant: high }, subject: subject }
  - file: surveys.csv
    record: survey
    columns: { surveyId: id, accountId: account, type: { constant: nps }, sentDay: sent, answeredDay: sent, score: score, comment: comment }
`;

/** Every port of every function, on the embedded table, the shipped workflows published, over exports full of personal data. */
export async function markedWorld() {
  const { table, close } = await embeddedTable();
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-'));
  for (const [file, text] of Object.entries(EXPORTS)) writeFileSync(join(folder, file), text);
  const clock = { now: () => new Date('2026-11-18T15:00:00Z') };
  const ports = {
    clock,
    ids: randomIds,
    digest: sha256,
    documents: yamlDocuments,
    templates: liquidTemplates(),
    ...dynamoStores(table, clock),
    exports: exportFolder,
    spools: fileSpools(join(folder, 'spool')),
    rejects: rejectFiles(join(folder, 'rejects')),
    progress: silentProgress,
    ...outside(folder),
    secrets: { webhookSecrets: async () => ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] },
    performStepArn: 'arn:aws:lambda:us-east-1:000000000000:function:holdfast-perform-step',
    playbookArnPrefix: 'arn:aws:states:us-east-1:000000000000:stateMachine:',
    apiUrl: 'https://cs.example.com',
    shards: 1,
  };
  const { version } = await publishWorkflows({ files: shippedWorkflows() }, ports);
  const registeredAt = '2026-11-17T06:00:00.000Z';
  const mapping = { file: 'crm.yaml', text: MAPPING };
  const unseen = { source: 'crm', folder, mapping, registeredAt, freshness: {}, span: { streams: [] }, files: [] };
  await ports.imports.writeSource(unseen);
  return {
    ports,
    version: version ?? '',
    async close() {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type MarkedPorts = Awaited<ReturnType<typeof markedWorld>>['ports'];

function outside(folder: string) {
  const engine: PlaybookEngine = {
    publish: async () => 'created',
    start: async () => 'started',
    resume: async () => 'resumed',
    stop: async () => 'stopped',
  };
  const mailer: Mailer = {
    refusesDuplicates: false,
    // As the adapter answers for a service that quotes addresses.
    send: async () => Promise.reject(new MailRefused('The mail service refused the message (MessageRejected).')),
  };
  const uploads: Uploads = {
    sign: async ({ name }) => ({
      name,
      url: 'https://s3.example/qztoken',
      headers: {},
      expiresAt: '2026-11-18T16:00:00.000Z',
    }),
    folderOf: () => folder,
  };
  return {
    engine,
    mailer,
    uploads,
    webhooks: { send: async () => ({ kind: 'answered' as const, status: 410 }) },
    dailyRun: { start: async () => 'started' as const },
    importRuns: { start: async () => 'started' as const },
    previewRuns: { start: async () => 'started' as const },
  };
}

/** The same ports, each of whose calls fails as a service or a library does: with the customer's data in its words. */
export function failing(ports: MarkedPorts): MarkedPorts {
  const quote = () =>
    Object.assign(new Error('Cannot write {"name":"Qzada Qzbyron","email":"qzada@customer.example"}'), {
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400, requestId: 'aws-request' },
      $response: { body: 'Qzada' },
    });
  const broken = (port: object) =>
    new Proxy(port, {
      get: () => () => {
        throw quote();
      },
    });
  const entries = Object.entries(ports).map(([name, port]) => [
    name,
    isPort(name, port) ? broken(port as object) : port,
  ]);
  return Object.fromEntries(entries);
}

/** Time passes, and ids are made, whatever is broken. */
function isPort(name: string, port: unknown): boolean {
  return typeof port === 'object' && port !== null && !['clock', 'ids'].includes(name);
}
