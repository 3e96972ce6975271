import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  valueAt,
  withItem,
  withValue,
  type YamlPath,
  type YamlValue,
} from '../../../console/src/workflows/yaml-edit.ts';
import { shippedWorkflows } from '../../factories/workflow-files.ts';

const files = shippedWorkflows();
const rules = files['rules.yaml'] ?? '';

const linesGone = (before: string, after: string) => {
  const left = after.split('\n');
  return before.split('\n').filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

describe('a value of a rule', () => {
  const cases: [string, YamlPath, YamlValue | undefined, number][] = [
    ['that is a number', ['rules', 0, 'hold-days'], 4, 1],
    ['that is a word', ['rules', 0, 'mode'], 'shadow', 1],
    ['that is a condition', ['rules', 0, 'when'], 'a > 1 && account.plan in ["x", "y"]', 1],
    ['that is a condition over several lines', ['rules', 2, 'when'], 'a > 1', 4],
    ['that is long', ['rules', 0, 'when'], `${'a_long_name > 1 && '.repeat(8)}b < 2`, 1],
    ['that is quoted', ['rules', 0, 'because'], 'Since: {days_since_signup} # days', 1],
    ['that is missing', ['rules', 3, 'exit-when'], 'implemented', 0],
    ['that goes', ['rules', 0, 'exit-when'], undefined, 1],
  ];

  it.each(cases)('%s is changed, and nothing else', (_, path, value, gone) => {
    const after = withValue(rules, path, value) ?? '';
    expect(valueAt(after, path)).toEqual(value);
    expect(linesGone(rules, after)).toHaveLength(gone);
    expect(after.match(/#.*/g)).toEqual(
      expect.arrayContaining(rules.match(/^\s*#.*/gm)?.map((line) => line.trim()) ?? []),
    );
  });

  it('within brackets is changed there', () => {
    const text = 'rules:\n  - { id: a, when: x > 1, mode: live } # the first\n';
    expect(withValue(text, ['rules', 0, 'when'], 'x in ["a", "b"]')).toBe(
      'rules:\n  - { id: a, when: "x in [\\"a\\", \\"b\\"]", mode: live } # the first\n',
    );
    expect(withValue(text, ['rules', 0, 'owner'], 'Bo')).toBe(
      'rules:\n  - { id: a, when: x > 1, mode: live, owner: Bo } # the first\n',
    );
    expect(withValue(text, ['rules', 0, 'mode'], undefined)).toBe('rules:\n  - { id: a, when: x > 1 } # the first\n');
  });

  it('of a text that is no YAML cannot be changed', () => {
    expect(withValue('rules: [', ['rules', 0, 'when'], 'x')).toBeUndefined();
  });

  it('means what was asked for, whatever it is, and leaves every other value as it was', () => {
    const key = fc.constantFrom('when', 'because', 'hold-days', 'mode', 'exit-when', 'owner', 'playbook');
    const value = fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && text !== ''),
      fc.integer(),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(fc.nat({ max: 13 }), key, value, (index, name, written) => {
        const path = ['rules', index, name];
        const expected = parse(rules);
        if (written === undefined) delete expected.rules[index][name];
        else expected.rules[index][name] = written;
        expect(parse(withValue(rules, path, written) ?? '')).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an item of a list', () => {
  const added = { id: 'new-rule', label: 'New', when: 'implemented', severity: 'info' };

  it('is added at its end, as the others are written', () => {
    const after = withItem(rules, ['rules'], added) ?? '';
    expect(after.startsWith(rules.trimEnd())).toBe(true);
    expect(valueAt(after, ['rules']) as unknown[]).toHaveLength(parse(rules).rules.length + 1);
    expect(after).toContain('\n\n  - id: new-rule\n    label: New\n    when: implemented\n    severity: info\n');
  });

  it('is taken away with what belongs to it', () => {
    const after = withValue(rules, ['rules', 1], undefined) ?? '';
    const expected = parse(rules);
    expected.rules.splice(1, 1);
    expect(parse(after)).toEqual(expected);
    expect(
      linesGone(rules, after).every((line) =>
        rules.slice(rules.indexOf('never-implemented') - 12, rules.indexOf('  - id: usage-fading')).includes(line),
      ),
    ).toBe(true);
  });
});
