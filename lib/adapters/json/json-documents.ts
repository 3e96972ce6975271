import type { DocumentReader } from '../../ports/workflows.ts';

const START = { line: 1, column: 1 };

/**
 * Documents stored as JSON: what a published version was read as. They have no lines that a person wrote, so every
 * place in one is its start.
 */
export const jsonDocuments: DocumentReader = {
  read(file, text) {
    try {
      const value: unknown = JSON.parse(text);
      return {
        value: { file, value, positionOf: () => START, keyPositionOf: () => START, line: () => '' },
        faults: [],
      };
    } catch (error) {
      return { faults: [{ file, path: '', message: `this is no JSON: ${(error as Error).message}`, position: START }] };
    }
  },
};
