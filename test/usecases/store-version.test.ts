import { describe, expect, it } from 'vitest';
import { jsonDocuments } from '../../lib/adapters/json/json-documents.ts';
import type { WorkflowFiles, WorkflowStore } from '../../lib/ports/workflows.ts';
import { checkWorkflows } from '../../lib/usecases/check-workflows.ts';
import { filesAsRead, storeVersion } from '../../lib/usecases/store-version.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { reading } from '../factories/workflows.ts';

function storeInMemory(): WorkflowStore {
  const versions = new Map<string, WorkflowFiles>();
  return {
    writeFiles: async (version, files) => void versions.set(version, files),
    makeCurrent: async () => true,
    current: async () => undefined,
    history: async () => [],
    files: async (version) => versions.get(version),
  };
}

describe('a stored version', () => {
  it('is kept as it was written', async () => {
    const workflows = storeInMemory();
    const files = shippedWorkflows();
    await storeVersion({ version: 'v1', files }, { workflows, ...reading });
    expect(await workflows.files('v1')).toEqual(files);
  });

  it('means the same without a YAML parser as it meant with one', async () => {
    const workflows = storeInMemory();
    const files = shippedWorkflows();
    await storeVersion({ version: 'v1', files }, { workflows, ...reading });
    const read = (await filesAsRead('v1', workflows)) ?? {};
    const meaning = (given: WorkflowFiles, documents = reading.documents) => {
      const { value, faults } = checkWorkflows(given, { ...reading, documents });
      expect(faults).toEqual([]);
      // Compiled conditions are functions: their texts are compared.
      return JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner));
    };
    expect(meaning(read, jsonDocuments)).toBe(meaning(files));
  });

  it('is not there under a version that was never stored', async () => {
    expect(await filesAsRead('v2', storeInMemory())).toBeUndefined();
  });
});
