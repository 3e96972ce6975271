import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Starts Node with the check, after making it believe that it is of another version. */
function start(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  return spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${pretend}`,
      '--import',
      './bin/check-node.mjs',
      '--eval',
      'console.log("runs")',
    ],
    { encoding: 'utf8' },
  );
}

describe('a command', () => {
  it.each(['24.0.0', '26.3.1'])('runs on Node %s', (version) => {
    expect(start(version)).toMatchObject({ status: 0, stdout: 'runs\n', stderr: '' });
  });

  it.each(['20.20.2', '22.18.0'])('stops on Node %s with what is needed and how to get it', (version) => {
    const { status, stdout, stderr } = start(version);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`Holdfast needs Node 24 or later, which runs TypeScript itself; this is Node ${version}`);
    expect(stderr).toContain('npm ci');
  });
});
