import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { addDays, dayOf } from '../../lib/domain/day.ts';
import { Cdk } from './cdk.ts';
import type { Context, Step } from './context.ts';
import { startEmulator } from './emulator.ts';
import { callingWithAKey } from './steps/calling-with-a-key.ts';
import { changing } from './steps/changing.ts';
import { deploying } from './steps/deploying.ts';
import { moving } from './steps/moving.ts';
import { operating } from './steps/operating.ts';
import { playing } from './steps/playing.ts';
import { tearDown } from './steps/tearing-down.ts';
import { writing } from './steps/writing.ts';
import { type Target, targetAt } from './target.ts';
import { receiveWebhooks } from './webhook-receiver.ts';

const MOST_MINUTES = 10;
const STEPS = [...deploying, ...operating, ...callingWithAKey, ...playing, ...writing, ...moving, ...changing];

type Options = { endpoint?: string; account?: boolean; environment: string; keep?: boolean };

const { endpoint, account, environment, keep } = new Command('test:deploy')
  .description(
    'Deploys the data and app stacks and runs the main job on them: on an emulator that it starts on loopback, at an endpoint, or in a real account.',
  )
  .option('--endpoint <url>', 'an emulator that runs already')
  .option(
    '--account',
    "the AWS account of the environment's credentials (bootstrapped; mail and webhooks are not looked at)",
  )
  .option('--environment <name>', 'the name of the environment to deploy, and to remove again', 'deploy-test')
  .option('--keep', 'leave everything as it is at the end')
  .parse()
  .opts<Options>();

const folder = mkdtempSync(join(tmpdir(), 'holdfast-deploy-'));
const started = performance.now();
let passed = 0;

/** Runs a step and prints its line. */
async function perform({ title, run }: Step, context: Context): Promise<void> {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`.padStart(7);
  try {
    const seen = await run(context);
    passed += 1;
    process.stdout.write(`✓ ${seconds()}  ${title}${seen ? `: ${seen}` : ''}\n`);
  } catch (error) {
    process.stdout.write(`✗ ${seconds()}  ${title}\n`);
    throw error;
  }
}

async function chooseTarget(): Promise<Target & { stop(): Promise<void> }> {
  if (account) return { ...targetAt('account'), stop: async () => {} };
  if (endpoint) return { ...targetAt('endpoint', endpoint), stop: async () => {} };
  const emulator = await startEmulator(folder);
  return { ...targetAt('emulator', emulator.endpoint), stop: emulator.stop };
}

async function contextFor(target: Target): Promise<Context> {
  Object.assign(process.env, target.environment);
  return {
    target,
    environment,
    prefix: `holdfast-${environment}`,
    folder,
    workflows: join(folder, 'workflows'),
    cdk: new Cdk(folder, target),
    receiver: await receiveWebhooks(),
    userPools: [],
    since: Date.now(),
    yesterday: addDays(dayOf(new Date()), -1),
  };
}

async function prove(): Promise<void> {
  const target = await chooseTarget();
  const context = await contextFor(target);
  process.stdout.write(`Deploying ${context.prefix} to ${target.endpoint ?? 'AWS'}\n`);
  try {
    for (const step of STEPS) {
      if (!step.emulatorOnly || target.endpoint) await perform(step, context);
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  } finally {
    context.receiver.stop();
    // An emulator of our own goes as a whole, unless taking it down piece by piece is what is still to be shown.
    const leftBehind = process.exitCode === undefined || target.kind !== 'emulator';
    if (!keep && leftBehind) await perform(tearDown, context);
    if (!keep) await target.stop();
  }
}

const limit = setTimeout(() => {
  process.stderr.write(`It took more than ${MOST_MINUTES} minutes, and was stopped.\n`);
  process.exit(1);
}, MOST_MINUTES * 60_000);

try {
  await prove();
  const all = process.exitCode === undefined ? 'all as expected' : 'and then one that was not as expected';
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`${passed} steps, ${all}, in ${seconds} s\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  clearTimeout(limit);
  if (keep) process.stdout.write(`Kept: ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true });
}
