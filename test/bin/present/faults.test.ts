import { describe, expect, it } from 'vitest';
import { presentFaults } from '../../../bin/present/faults.ts';
import { aTerminal } from '../../factories/terminal.ts';

describe('faults on a terminal', () => {
  it('tell the place, what is wrong, the line with a caret, and the remedy', () => {
    const fault = {
      file: 'workflows/rules.yaml',
      path: 'rules[0].when',
      message: "no metric is called 'logns_28d'",
      hint: "did you mean 'logins_28d'?",
      position: { line: 4, column: 11 },
      excerpt: '    when: logns_28d < 3\n          ^',
    };
    expect(presentFaults([fault], aTerminal())).toBe(
      [
        "workflows/rules.yaml:4:11: no metric is called 'logns_28d'",
        '        when: logns_28d < 3',
        '              ^',
        "    did you mean 'logins_28d'?",
      ].join('\n'),
    );
  });

  it('name the value when the place in the file is not known', () => {
    const fault = { file: '', path: 'files[2].columns', message: 'expected columns' };
    expect(presentFaults([fault], aTerminal())).toBe('files[2].columns: expected columns');
  });
});
