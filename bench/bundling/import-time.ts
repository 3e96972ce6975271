import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Environment } from '../../lib/config.ts';

const RUNS = 11;

/** What index.ts files read when they are loaded; nothing is called. */
const ENVIRONMENT: Environment = {
  ENVIRONMENT: 'production',
  TABLE_NAME: 'holdfast',
  SHARDS: '8',
  API_URL: 'https://api.example.com',
  USER_POOL_ID: '',
  EXPORTS_BUCKET: 'exports',
  DAILY_RUN_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:daily-run',
  IMPORT_SOURCE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:import-source',
  PREVIEW_HISTORY_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:preview-history',
  SECRETS_PREFIX: 'holdfast/',
  MAIL_CONFIGURATION_SET: 'holdfast',
  PLAYBOOK_ARN_PREFIX: 'arn:aws:states:us-east-1:000000000000:stateMachine:',
  PLAYBOOK_ROLE_ARN: 'arn:aws:iam::000000000000:role/playbook',
  PLAYBOOK_LOG_GROUP_ARN: 'arn:aws:logs:us-east-1:000000000000:log-group:playbooks',
  PERFORM_STEP_ARN: 'arn:aws:lambda:us-east-1:000000000000:function:holdfast-perform-step',
  MAIL_ENDPOINT_DEDUPLICATES: 'false',
  WEBHOOKS_TO_LOOPBACK: 'false',
};

const AWS = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' };

const run = promisify(execFile);

/** How many times as long the first file takes to import as the second: medians of fresh processes, taken in turn. */
export async function importRatio(file: string, baseline: string): Promise<number> {
  const times = { file: [] as number[], baseline: [] as number[] };
  for (let index = 0; index < RUNS; index += 1) {
    times.file.push(await importMs(file));
    times.baseline.push(await importMs(baseline));
  }
  return median(times.file) / median(times.baseline);
}

async function importMs(file: string): Promise<number> {
  const url = JSON.stringify(pathToFileURL(file).href);
  const script = `const start = performance.now(); await import(${url}); process.stdout.write(String(performance.now() - start)); process.exit()`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env.PATH, ...ENVIRONMENT, ...AWS },
  }).catch(({ stderr }: { stderr: string }) => {
    // A stack trace quotes its line, and a bundle's lines are long.
    const readable = stderr.split('\n').filter((line) => line.length < 500);
    throw new Error(`${basename(file)} could not be imported:\n${readable.join('\n')}`);
  });
  return Number(stdout);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
