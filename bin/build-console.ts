import { execFile } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What the console is made from: its own files, and what it knows of the API. */
const SOURCES = ['console/{src,public}/**', 'console/*', 'functions/api/**', 'package-lock.json'];

/**
 * Builds the console unless what lies in `console/dist` is newer than everything it is made from. Resolves to
 * undefined, or to what a person should know: why there is none, and what to do.
 */
export async function buildConsole(): Promise<string | undefined> {
  const vite = `${root}node_modules/vite/bin/vite.js`;
  const built = modifiedAt('console/dist/index.html');
  if (!existsSync(vite)) return built ? undefined : 'There is no console: to build it, install everything (npm ci).';
  if (built > newest()) return undefined;
  try {
    await promisify(execFile)(process.execPath, [vite, 'build', 'console', '--configLoader', 'native'], { cwd: root });
    return undefined;
  } catch {
    return 'The console could not be built; npm run build:console says why. The API is served all the same.';
  }
}

const newest = () => Math.max(...globSync(SOURCES, { cwd: root }).map(modifiedAt));

function modifiedAt(path: string): number {
  const stats = statSync(`${root}${path}`, { throwIfNoEntry: false });
  return stats?.isFile() ? stats.mtimeMs : 0;
}
