import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { runCommandLine } from '../../bin/command-line.ts';
import { aTerminal } from '../factories/terminal.ts';

export type Ended = { code: number | null; stdout: string; stderr: string };

const BIN = ['--import', './bin/check-node.mjs', 'bin/holdfast.ts'];

/** Starts the command line in a process of its own, as a script would: no terminal, no colours. */
export function spawnHoldfast(...args: string[]) {
  return spawn(process.execPath, [...BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the command line to its end in a process of its own. */
export async function holdfastProcess(...args: string[]): Promise<Ended> {
  const child = spawnHoldfast(...args);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, stdout, stderr };
}

/** Runs the command line to its end in this process: quicker, and the same but for the process itself. */
export async function holdfast(...args: string[]): Promise<Ended> {
  const terminal = aTerminal();
  const code = await runCommandLine(args, terminal);
  return { code, stdout: terminal.written.join('\n'), stderr: terminal.warned.join('\n') };
}
