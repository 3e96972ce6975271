import { describe, expect, it } from 'vitest';
import { holdfast, holdfastProcess } from './spawn-holdfast.ts';

const COMMANDS = [
  ...['start', 'import', 'run', 'accounts', 'account', 'tasks', 'task complete', 'outbox', 'runs'],
  ...['workflows check', 'workflows publish'],
  ...['table status', 'table migrate', 'table export', 'table import'],
];

describe('the command line', () => {
  it('shows every command in its help', async () => {
    const { code, stdout } = await holdfast('--help');
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toContain(`\n  ${command.split(' ')[0]} `);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it.each(COMMANDS)('explains `%s`, which takes --json and --dir', async (command) => {
    const { code, stdout } = await holdfast(...command.split(' '), '--help');
    expect([code, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^Usage: holdfast ${command} `))]);
    expect(stdout).toMatch(/--json .*\n|--json\n/);
    expect(stdout).toContain('(default: ".holdfast")');
  });

  it.each([
    ['nothing', '', 'Usage: holdfast'],
    ['a command that is not there', 'audit', "unknown command 'audit'"],
    ['a misspelt command', 'acounts', '(Did you mean accounts?)'],
    ['a misspelt option', 'accounts --bnad red', '(Did you mean --band?)'],
    ['a band that is not there', 'accounts --band purple', 'Expected one of green, yellow, red, unknown.'],
    ['a page that is too long', 'accounts --limit 500', 'Expected a whole number from 1 to 200.'],
    ['an account without an id', 'account', "missing required argument 'id'"],
    ['a day that is not in the calendar', 'run --at 2026-02-30', 'Expected a day of the calendar, YYYY-MM-DD.'],
    ['an import without a mapping', 'import exports', "required option '--map <file>' not specified"],
    ['a mapping that is not there', 'import exports --map none.yaml', 'The mapping file none.yaml is not there'],
    ['a workflows folder that is not there', 'workflows check nowhere', 'There is no folder nowhere'],
    ['a task without an outcome', 'task complete run.step', "required option '--outcome <outcome>' not specified"],
    ['an export without a file', 'table export', "missing required argument 'file'"],
    ['a port that is none', 'start --port 99999', 'Expected a whole number from 0 to 65535.'],
  ])('ends with 2 when given %s', async (_, args, message) => {
    const { code, stdout, stderr } = await holdfast(...args.split(' ').filter(Boolean));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('ends with 1, and one sentence, when the state folder is not there', async () => {
    const { code, stdout, stderr } = await holdfastProcess('accounts', '--dir', '/nowhere/at/all');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^holdfast: There is no state folder \/nowhere\/at\/all: [^\n]+\n$/);
  });

  it('ends its process with 2 and says how to get help when misused', async () => {
    const { code, stderr } = await holdfastProcess('audit');
    expect([code, stderr]).toEqual([2, "error: unknown command 'audit'\nAdd --help to see what there is.\n"]);
  });

  it('tells a script what went wrong as JSON', async () => {
    const { code, stderr } = await holdfast('accounts', '--dir', '/nowhere/at/all', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toEqual({ error: { name: 'FolderMissing', message: expect.any(String) } });
  });
});
