import { fileURLToPath } from 'node:url';
import { runCommand } from './command.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `holdfast <args> --json` answers, in a process of its own. */
export async function holdfast<T>(args: string[], env: NodeJS.ProcessEnv = {}): Promise<T> {
  const all = ['bin/holdfast.ts', ...args, '--json'];
  const options = { cwd: root, env: { ...process.env, ...env }, timeoutInSeconds: 180 };
  return JSON.parse(await runCommand(process.execPath, all, options)) as T;
}
