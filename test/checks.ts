import { spawn } from 'node:child_process';

/**
 * Runs the checks named on the command line, one after the other, and says which passed: quiet ones print only
 * when they fail, the test runner always. Exits 1 when any failed. `npm test` is the list that every change must pass.
 */
const CHECKS: Record<string, { what: string; quiet: boolean }> = {
  types: { what: 'types agree (tsc)', quiet: true },
  style: { what: 'lint and format (biome)', quiet: true },
  imports: { what: 'imports run one way (dependency-cruiser)', quiet: true },
  tests: { what: 'unit, integration and journey tests (vitest)', quiet: false },
  heavy: { what: 'long tests (vitest, test/heavy)', quiet: false },
  browser: { what: 'the console in a browser (vitest, test/browser)', quiet: false },
};

type Result = { name: string; passed: boolean; seconds: number };

function run(name: string, quiet: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', `check:${name}`], {
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    const output: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });
}

async function check(name: string): Promise<Result> {
  const known = CHECKS[name];
  if (!known) throw new Error(`No check is called ${name}; there are: ${Object.keys(CHECKS).join(', ')}.`);
  const start = performance.now();
  const passed = await run(name, known.quiet);
  const result = { name, passed, seconds: (performance.now() - start) / 1000 };
  process.stdout.write(`${passed ? '✓' : '✗'} ${known.what}, ${result.seconds.toFixed(1)} s\n`);
  return result;
}

const results: Result[] = [];
for (const name of process.argv.slice(2)) results.push(await check(name));

const failed = results.filter(({ passed }) => !passed);
const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
const verdict = failed.length === 0 ? 'All checks passed' : `Failed: ${failed.map(({ name }) => name).join(', ')}`;
process.stdout.write(`${verdict} (${seconds.toFixed(0)} s)\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
