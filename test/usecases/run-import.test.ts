import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../lib/domain/sources/import-request.ts';
import type { ImportRequestStore } from '../../lib/ports/sources.ts';
import { type ImportRunPorts, runImport } from '../../lib/usecases/run-import.ts';
import { showImport } from '../../lib/usecases/show-import.ts';
import { exportFiles } from '../factories/export-files.ts';
import { importPorts } from '../factories/importing.ts';

const MAPPING = 'source: crm\nfiles:\n  - { file: accounts.csv, record: account, columns: { accountId: id } }\n';
const request: ImportRequest = {
  importId: 'import-of-monday',
  source: 'crm',
  mapping: { file: 'crm.yaml', text: MAPPING },
  requestedAt: '2026-06-30T11:00:00.000Z',
  state: 'requested',
};
const run = { importId: request.importId, source: request.source };

/** Requests that are forgotten. */
function memoryRequests(): ImportRequestStore {
  const requests = new Map<string, ImportRequest>();
  return {
    async create(given) {
      if (requests.has(given.importId)) return false;
      requests.set(given.importId, given);
      return true;
    },
    find: async (importId) => requests.get(importId),
    async change(given) {
      if (!['requested', 'running'].includes(requests.get(given.importId)?.state ?? '')) return false;
      requests.set(given.importId, given);
      return true;
    },
  };
}

let ports: ImportRunPorts;
let clean: () => void;
beforeEach(async () => {
  const { folder, remove } = exportFiles({ 'accounts.csv': 'id\na1\na2\n' });
  const { ports: importing, remove: removeState } = importPorts();
  ports = { ...importing, importRequests: memoryRequests(), uploads: { folderOf: () => folder } };
  await ports.importRequests.create(request);
  clean = () => {
    remove();
    removeState();
  };
});
afterEach(() => clean());

const shown = () => showImport(run, ports);

describe('an import that was asked for', () => {
  it('keeps its report under its own id, and is not run again', async () => {
    expect(await runImport(run, ports)).toEqual({ source: 'crm', rows: 2 });
    expect(await shown()).toMatchObject({
      state: 'done',
      requestedAt: request.requestedAt,
      report: { importId: run.importId, accepted: 2 },
    });
    expect(await runImport(run, ports)).toEqual({ source: 'crm', rows: 0 });
    expect(await ports.imports.reports(10)).toHaveLength(1);
  });

  it('says that it waits while another one is under way', async () => {
    await ports.turns.take({ holder: 'another', until: '2026-06-30T12:16:00.000Z' }, '2026-06-30T12:00:00.000Z');
    await expect(runImport(run, ports)).rejects.toMatchObject({ name: 'ImportsBusy', retryable: true });
    expect(await shown()).toMatchObject({ state: 'requested', reason: 'Waits for another import to end.' });
    await ports.turns.give('another');
    await runImport(run, ports);
    expect(await shown()).toMatchObject({ state: 'done' });
    expect(await shown()).not.toHaveProperty('reason');
  });

  it.each([
    [
      { Error: 'SourceUnreadable', Cause: '{"errorMessage":"Upload its files."}' },
      'SourceUnreadable: Upload its files.',
    ],
    [{ Error: 'States.Timeout', Cause: 'no JSON' }, 'States.Timeout'],
    [
      { Error: 'Runtime.ExitError', Cause: `{"errorMessage":"${'x'.repeat(9000)}"}` },
      `Runtime.ExitError: ${'x'.repeat(481)}`,
    ],
  ])('that was stopped by %j says so', async (failure, reason) => {
    await runImport({ ...run, failure }, ports);
    expect(await shown()).toMatchObject({ state: 'failed', reason, endedAt: '2026-06-30T12:00:00.000Z' });
    expect(await runImport(run, ports)).toEqual({ source: 'crm', rows: 0 });
  });

  it('that nobody asked for is refused', async () => {
    await expect(runImport({ importId: 'unknown', source: 'crm' }, ports)).rejects.toThrow('no request unknown');
  });
});
