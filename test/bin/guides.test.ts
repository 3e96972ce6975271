import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/api/routes.ts';
import { holdfast } from './spawn-holdfast.ts';

const commandLine = readFileSync('docs/guides/command-line.md', 'utf8');
const api = readFileSync('docs/guides/api.md', 'utf8');

/** The rows of the table of routes that are about an address. */
const rowsOf = (path: string) =>
  api.split('\n').filter((line) => /^\| (GET|POST)/.test(line) && line.includes(`\`${path}\``));

describe('the guides', () => {
  it('tell of every route, its role and its methods', () => {
    for (const { method, path, access } of routes) {
      const of = rowsOf(path).filter((row) => row.includes(method) && row.includes(` ${access} `));
      expect(of, `${method} ${path}`).toHaveLength(1);
    }
  });

  it('tell of every filter of a list', () => {
    for (const { path, query } of routes.filter((route) => route.query)) {
      const row = rowsOf(path).join('\n');
      const filters = Object.keys(query.shape).filter((name) => name !== 'limit' && name !== 'cursor');
      for (const name of filters) expect(row, path).toContain(`\`${name}\``);
    }
  });

  it('tell of every command', async () => {
    const { stdout } = await holdfast('--help');
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) .*/gm)]
      .map((match) => match[1])
      .filter((name) => name !== 'help');
    const missing = commands.filter((name) => name !== 'npm' && !commandLine.includes(`\n| \`${name}`));
    expect(missing).toEqual([]);
  });

  it('tell of every option of start, and of none that is not there', async () => {
    const { stdout } = await holdfast('start', '--help');
    const inHelp = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map((match) => match[1]);
    const section = commandLine.slice(commandLine.indexOf('\n## start'), commandLine.indexOf('\n## Your own data'));
    const inGuide = [...section.matchAll(/`(--[a-z-]+)/g)].map((match) => match[1]);
    expect(new Set(inGuide)).toEqual(new Set(inHelp.filter((option) => option !== '--dir' && option !== '--json')));
  });
});
