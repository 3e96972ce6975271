import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDeploymentConfig } from '../../lib/infra/deployment-config.ts';
import { functionNames, functionSettings } from '../../lib/infra/function-settings.ts';

const guide = readFileSync('docs/guides/ops.md', 'utf8');
const rows = guide.split('\n').filter((line) => line.startsWith('|'));

/** The memory or time of each function, as the guide's table says it: names and figures stand in the same order. */
function told(column: number): Record<string, number> {
  const lines = rows.filter((line) => functionNames.some((name) => line.startsWith(`| ${name}`)));
  const pairs = lines.flatMap((line) => {
    const [names = '', ...cells] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    const figures = (cells[column] ?? '').split(', ').map(Number);
    return names.split(', ').map((name, index) => [name, figures[index] ?? Number.NaN] as const);
  });
  return Object.fromEntries(pairs);
}

describe('the guide to operations', () => {
  it('gives every function its memory and time', () => {
    const actual = (key: 'memoryInMiB' | 'timeoutInSeconds') =>
      Object.fromEntries(functionNames.map((name) => [name, functionSettings[name][key]]));
    expect(told(0)).toEqual(actual('memoryInMiB'));
    expect(told(1)).toEqual(actual('timeoutInSeconds'));
  });

  it('names every setting of a deployment', () => {
    const keys = Object.entries(readDeploymentConfig({})).flatMap(([key, value]) =>
      typeof value === 'object' ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key],
    );
    expect(keys.filter((key) => !guide.includes(`\`${key}\``))).toEqual([]);
  });

  it('quotes the defaults', () => {
    const { schedule, mail, shards, logRetentionDays } = readDeploymentConfig({});
    for (const value of [schedule.dailyRunAt, mail.senderDomain, shards, logRetentionDays]) {
      expect(rows.some((row) => row.includes(`| ${value} |`) || row.includes(`\`${value}\``))).toBe(true);
    }
  });
});
