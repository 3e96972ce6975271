import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEAVING_MAPPING, writeLeavingExports } from '../factories/leaving-exports.ts';
import { holdfast } from './spawn-holdfast.ts';

const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
const SPLIT = ['--train-before', '2025-06-15'];

beforeAll(async () => {
  const [folder, mapping] = [join(dir, 'tool'), join(dir, 'tool.yaml')];
  writeLeavingExports(folder, { accounts: 40, from: '2025-01-06', until: '2025-09-30' });
  await writeFile(mapping, LEAVING_MAPPING);
  for (const step of [
    ['import', folder, '--map', mapping],
    ['workflows', 'publish'],
  ]) {
    expect((await holdfast(...step, '--dir', dir)).code).toBe(0);
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const evaluate = (...options: string[]) => holdfast('evaluate', ...options, '--dir', dir);

describe('holdfast evaluate', () => {
  it('gives every figure as JSON, and writes what they were found on', async () => {
    const file = join(dir, 'snapshots.csv');
    const { code, stdout } = await evaluate(...SPLIT, '--horizon', '28', '--json', '--snapshots', file);
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      ...{ horizonDays: 28, trainBefore: '2025-06-15', accountsLeftOut: 0 },
      test: { n: expect.any(Number), events: expect.any(Number), baseRate: expect.any(Number) },
      verdict: { signal: 'insufficient', words: expect.stringMatching(/^Insufficient signal/) },
      model: { signal: 'insufficient', features: [], advice: expect.any(Array) },
      practice: { shares: { green: expect.any(Number) }, seenEarlier: expect.any(Number) },
      notJudged: [{ id: 'likely-to-leave' }],
    });
    const kinds = report.contenders.map(({ kind }: { kind: string }) => kind);
    expect([...new Set(kinds)]).toEqual(['metric', 'health', 'band', 'rule']);
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(1 + report.train.n + report.test.n);
    expect(lines[0]).toMatch(/^set,account_id,day,label,/);
  });

  it('shows them side by side, and says first that few left', async () => {
    const { code, stdout } = await evaluate(...SPLIT, '--until', '2025-08-01');
    expect(code).toBe(0);
    const shown = stdout.replaceAll(/\s+/g, ' ');
    expect(shown).toMatch(/^Who leaves within 28 days: trained before 2025-06-15, tested from then on Insufficient/);
    expect(shown).toMatch(/Too few to judge: \d accounts? left on the test days, at least 10 are needed\./);
    expect(shown).toMatch(/Tested on \d+ snapshots on 2025-06-15, of \d+ accounts, \d of which left; base/);
    expect(shown).toContain('What AUC PR-AUC Lift Flagged Left Found Brier');
    expect(shown).toContain('too few left to say whether it is met');
  });

  it.each<[string, string[], RegExp, number]>([
    ['no day', [], /required option '--train-before <day>' not specified/, 2],
    ['a day that is none', ['--train-before', '2025-02-30'], /Expected a day of the calendar, YYYY-MM-DD/, 2],
    ['a horizon of nothing', [...SPLIT, '--horizon', '0'], /Expected a whole number from 1 to 365/, 2],
    [
      'a day without a past',
      ['--train-before', '2024-01-01'],
      /Train before a day from 2025-\d\d-\d\d to 2025-\d\d-\d\d\.$/,
      1,
    ],
    [
      'a horizon too far',
      [...SPLIT, '--horizon', '365'],
      /Give a shorter horizon, a later end, or import more history\.$/,
      1,
    ],
    [
      'a metric that is none',
      [...SPLIT, '--where', 'login_28d > 3'],
      /--where is wrong at character 1: .*did you mean "logins_28d"\?$/,
      2,
    ],
    [
      'half a condition',
      [...SPLIT, '--test-where', 'mrr >'],
      /--test-where is wrong at character \d: something is missing at the end\.$/,
      2,
    ],
    [
      'a condition about risk',
      [...SPLIT, '--where', 'risk.probability > 0.1'],
      /asks for churn risk, .*: ask for metrics/,
      2,
    ],
    [
      'a condition nobody meets',
      [...SPLIT, '--where', 'logins_28d < 0'],
      /found none on the \d+ days from .*Ask for less\.$/,
      1,
    ],
    [
      'no place for the file',
      [...SPLIT, '--snapshots', '/nowhere/at/all.csv'],
      /give a file in a folder that exists/,
      2,
    ],
  ])('says what is wrong with %s, and what to do', async (_, options, sentence, exit) => {
    const { code, stderr } = await evaluate(...options);
    expect(stderr.trim()).toMatch(sentence);
    expect(stderr).not.toContain('please report it');
    expect(code).toBe(exit);
  });
});
