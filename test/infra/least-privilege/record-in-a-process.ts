import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionName } from '../../../lib/infra/function-settings.ts';
import type { Needed } from './operation-permissions.ts';
import { account, region } from './resolve-template.ts';

const program = fileURLToPath(new URL('record-journeys.ts', import.meta.url));

/** Beyond this something waits for ever; less than the test itself may take, which would leave the process behind. */
const LONGEST_MS = 80_000;

/** What each function needs of IAM on the journeys, recorded by a process that has the environment given. */
export async function recordJourneys(environment: Record<string, string>): Promise<Record<FunctionName, Needed[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-needed-'));
  const file = join(folder, 'needed.json');
  const env = {
    ...process.env,
    ...environment,
    REGION: region,
    // The receiver of the journeys' webhooks is on this machine.
    WEBHOOKS_TO_LOOPBACK: 'true',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  };
  const child = spawn(process.execPath, [program, file, account], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LONGEST_MS,
  });
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  try {
    const [code, signal] = await once(child, 'close');
    if (code !== 0) throw new Error(`The journeys ended with ${code ?? signal}:\n${errors.join('')}`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
