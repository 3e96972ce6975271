import { type ChildProcess, spawn } from 'node:child_process';

/** A command that did not do what it should: what it printed last says why. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

type Options = { cwd?: string; env?: NodeJS.ProcessEnv; timeoutInSeconds: number };

const TAIL = 3_000;

/** Runs a program to its end and answers what it printed on standard output. Throws CommandFailed, also when it takes too long. */
export async function runCommand(program: string, args: string[], { cwd, env, timeoutInSeconds }: Options) {
  // A group of its own: what the program started in turn is stopped with it.
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const timer = setTimeout(() => stopGroup(child), timeoutInSeconds * 1000);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  clearTimeout(timer);
  if (code === 0) return stdout.join('');
  const why = code === null ? `was stopped after ${timeoutInSeconds} seconds` : `ended with ${code}`;
  const said = `${stdout.join('')}\n${stderr.join('')}`.trim().slice(-TAIL);
  throw new CommandFailed(`${[program, ...args].join(' ').slice(0, 200)} ${why}:\n${said}`);
}

/** Stops a process and what it started. */
export function stopGroup({ pid }: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

function collect(stream: NodeJS.ReadableStream): string[] {
  const chunks: string[] = [];
  stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  return chunks;
}
