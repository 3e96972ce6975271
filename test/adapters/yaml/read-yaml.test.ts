import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../lib/adapters/yaml/read-yaml.ts';
import { faultAt } from '../../../lib/domain/documents/source-document.ts';

const rules = `rules:
  - id: fade
    when: logins_28d < 3
  - id: quiet
    when: "nps < 0"
    also: >
      dashboards >= 3 &&
      reports >= 2
  - id: block
    when: |
      a < 1
      b < 2
`;

function documentOf(text: string) {
  const { value, faults } = readYaml('rules.yaml', text);
  if (!value) throw new Error(faults.map((fault) => fault.message).join());
  return value;
}

describe('readYaml', () => {
  it('reads plain values and leaves dates as text', () => {
    expect(documentOf('start: 2013-02-01\nsize: 3').value).toEqual({ start: '2013-02-01', size: 3 });
  });

  it.each([
    ['a plain value', ['rules', 0, 'when'], 0, { line: 3, column: 11 }],
    ['a character of a plain value', ['rules', 0, 'when'], 11, { line: 3, column: 22 }],
    ['a quoted value, inside its quotes', ['rules', 1, 'when'], 0, { line: 5, column: 12 }],
    ['a folded block', ['rules', 1, 'also'], 0, { line: 7, column: 7 }],
    ['the second line of a folded block', ['rules', 1, 'also'], 19, { line: 8, column: 7 }],
    ['the second line of a literal block', ['rules', 2, 'when'], 6, { line: 12, column: 7 }],
    ['the nearest parent of what is absent', ['rules', 0, 'cooldown'], 0, { line: 2, column: 5 }],
  ])('knows the place of %s', (_, path, offset, position) => {
    expect(documentOf(rules).positionOf(path, offset)).toEqual(position);
  });

  it('knows the place of a key', () => {
    expect(documentOf(rules).keyPositionOf(['rules', 1, 'also'])).toEqual({ line: 6, column: 5 });
  });

  it('puts a caret below the fault', () => {
    const fault = faultAt(documentOf(rules), ['rules', 0, 'when'], 'expected a bool', { offset: 11 });
    expect(fault).toMatchObject({ path: 'rules[0].when', excerpt: `    when: logins_28d < 3\n${' '.repeat(21)}^` });
  });

  it.each([
    ['a key written twice', 'a: 1\nb: 2\na: 3\n', 'this key is written twice', { line: 3, column: 1 }],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'a tab indents this line', { line: 2, column: 1 }],
    ['an open quote', 'a: "b\n', 'missing closing "quote', { line: 2, column: 1 }],
    ['a second document', 'a: 1\n---\nb: 2\n', 'a second document begins here', { line: 2, column: 1 }],
    ['an alias to nothing', 'a: *nobody\n', 'unresolved alias', { line: 1, column: 1 }],
  ])('gives %s as a fault with its place', (_, text, message, position) => {
    const { value, faults } = readYaml('rules.yaml', text);
    expect(value).toBeUndefined();
    expect(faults[0]?.message).toContain(message);
    expect(faults[0]?.position).toEqual(position);
  });
});
