import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CommandFailed, runCommand, stopGroup } from './command.ts';
import { waitFor } from './wait-for.ts';

/** An emulator of AWS on loopback, as long as `stop` is not called. */
export type Emulator = { endpoint: string; log: string; stop(): Promise<void> };

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const requirements = path('requirements.txt');
/** Beside the other things a machine has for this project alone. */
const cache = path('../../node_modules/.cache/holdfast-emulator');
const python = join(cache, 'bin', 'python');

/**
 * Installs MiniStack (once; Python 3 and PyPI are needed) and starts it on a free port of 127.0.0.1. It runs
 * functions on the first `node` of its PATH: the one of this project. Throws CommandFailed where it cannot be installed.
 */
export async function startEmulator(folder: string): Promise<Emulator> {
  await install();
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const log = join(folder, 'emulator.log');
  const child = launch(port, folder, log);
  process.once('exit', () => stopGroup(child));
  await waitFor('the emulator to answer', { seconds: 60 }, async () => {
    if (child.exitCode !== null) throw new Error(`The emulator ended:\n${readFileSync(log, 'utf8').slice(-2000)}`);
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    return answer?.ok || undefined;
  });
  return { endpoint, log, stop: () => stop(child) };
}

/** Asks it to end, and sees to it. */
async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  stopGroup(child, 'SIGTERM');
  await Promise.race([ended, pause(5_000, undefined, { ref: false })]);
  stopGroup(child);
}

async function install(): Promise<void> {
  const installed = join(cache, 'requirements.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  process.stdout.write('Installing MiniStack from PyPI, once\n');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  try {
    await runCommand('python3', ['-m', 'venv', '--clear', cache], { timeoutInSeconds: 60 });
    await runCommand(python, pip, { timeoutInSeconds: 240 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    throw new CommandFailed(
      `The emulator needs Python 3 with its venv module, and PyPI; or give --endpoint one that runs.\n${reason}`,
    );
  }
  copyFileSync(requirements, installed);
}

function launch(port: number, folder: string, log: string): ChildProcess {
  const output = openSync(log, 'w');
  return spawn(python, [path('emulator.py')], {
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      ...process.env,
      // Where it unpacks the functions: gone with the folder.
      TMPDIR: folder,
      PATH: `${path('../../node_modules/.bin')}:${process.env.PATH}`,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      // A playbook's days of waiting pass at once.
      SFN_WAIT_SCALE: '0',
    },
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
