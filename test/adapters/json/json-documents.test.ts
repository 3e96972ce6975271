import { describe, expect, it } from 'vitest';
import { jsonDocuments } from '../../../lib/adapters/json/json-documents.ts';

describe('a document stored as JSON', () => {
  it('has the value that was stored, and one place', () => {
    const { value, faults } = jsonDocuments.read('rules.yaml', '{"rules":[{"id":"fade"}]}');
    expect(faults).toEqual([]);
    expect(value).toMatchObject({ file: 'rules.yaml', value: { rules: [{ id: 'fade' }] } });
    expect(value?.positionOf(['rules', 0, 'id'])).toEqual({ line: 1, column: 1 });
  });

  it('is a fault when it is no JSON', () => {
    expect(jsonDocuments.read('rules.yaml', 'rules: []')).toMatchObject({
      faults: [{ file: 'rules.yaml', message: expect.stringContaining('this is no JSON') }],
    });
  });
});
