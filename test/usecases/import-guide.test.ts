import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { SourceDocument } from '../../lib/domain/documents/source-document.ts';
import { compileEntry } from '../../lib/domain/sources/compile-entry.ts';
import { keepColumn, type LookupTable } from '../../lib/domain/sources/lookup-table.ts';
import type { Mapping } from '../../lib/domain/sources/mapping-schema.ts';
import { parseMapping } from '../../lib/domain/sources/parse-mapping.ts';
import { recordFields } from '../../lib/domain/sources/record-fields.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/import.md'), 'utf8');
const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

describe('the guide to importing', () => {
  it.each(examples.map((text) => [/source: (\S+)/.exec(text)?.[1], text]))(
    'has a mapping for %s that is right',
    (_, text = '') => {
      const document = readYaml('guide.yaml', text).value as SourceDocument;
      const { value, faults } = parseMapping(document);
      expect(faults).toEqual([]);
      const mapping = value as Mapping;
      const tables = Object.entries(mapping.lookups ?? {}).map(([name, { file }]): [string, LookupTable] => [
        name,
        { name, file, columns: [], rows: new Map() },
      ]);
      for (const [, table] of tables) keepColumn(table, 'any', []);
      for (const [index, { file }] of mapping.files.entries()) {
        expect(compileEntry({ document, mapping, index, file, lookups: new Map(tables) }).faults).toEqual([]);
      }
    },
  );

  it.each(Object.entries(recordFields))('lists the fields of a %s, and which are required', (kind, fields) => {
    const line = guide.split('\n').find((it) => it.startsWith(`| \`${kind}\``)) ?? '';
    const listed = line.slice(line.indexOf('|', 2)).replace(/\([^)]*\)|:.*/g, '');
    // Every record has it: it is said once, below the table.
    expect(guide).toContain('Every record of an account may also say when it became known: `arrivedAt`');
    const names = [...listed.matchAll(/(\*\*)?([a-zA-Z]+)\1/g)].map(([, bold, name]) => `${name}${bold ? '!' : ''}`);
    const own = Object.entries(fields).filter(([name]) => name !== 'arrivedAt');
    const expected = own.map(([name, { required }]) => `${name}${required ? '!' : ''}`);
    expect(names.toSorted()).toEqual(expected.toSorted());
  });
});
