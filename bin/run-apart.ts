import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a command of Holdfast in a process of its own, so that this one goes on answering; it ends when this one does. */
export async function runApart(args: readonly string[]): Promise<void> {
  const running = execute(process.execPath, [...process.execArgv, process.argv[1] as string, ...args]);
  const end = () => running.child.kill();
  process.once('exit', end);
  await running.finally(() => process.off('exit', end));
}
