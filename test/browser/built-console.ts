import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { cacheFolder, nameOf, root } from './cache-folder.ts';
import { onceIn } from './once.ts';

/** What the console is made from: its own files, and what it knows of the API. */
const SOURCES = ['console/{src,public}/**', 'console/*', 'functions/api/**', 'lib/domain/**', 'package-lock.json'];
const KEPT = 4;

/**
 * The folder of the console as it is now, built once for each state of its sources, apart from `console/dist`: another
 * build may empty that one while somebody looks at it. Throws what the build says is wrong.
 */
export async function builtConsole(): Promise<string> {
  const name = nameOf(SOURCES, 'production');
  const folder = await onceIn(join(cacheFolder, 'sites', name), async (outDir) => {
    const configFile = join(root, 'console/vite.config.ts');
    // A test runner says that this is a test, and the libraries would be built for development.
    process.env.NODE_ENV = 'production';
    await build({
      configFile,
      configLoader: 'native',
      root: join(root, 'console'),
      logLevel: 'error',
      build: { outDir, emptyOutDir: true },
    });
  });
  forgetOld(join(cacheFolder, 'sites'));
  return folder;
}

function forgetOld(sites: string): void {
  const age = (name: string) => statSync(join(sites, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newestFirst = readdirSync(sites)
    .filter((name) => !name.endsWith('.lock'))
    .sort((a, b) => age(b) - age(a));
  for (const name of newestFirst.slice(KEPT)) rmSync(join(sites, name), { recursive: true, force: true });
}
