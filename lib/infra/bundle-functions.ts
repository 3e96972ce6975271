import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { openApi } from '../../functions/api/routes.ts';
import { bundling } from './bundling.ts';
import { functionNames } from './function-settings.ts';

// Bundles every function into a folder of its own below the folder given, in one build: what they share is read once. A
// program, because a synthesis cannot wait for anything but a program.
const [folder = ''] = process.argv.slice(2);
const root = fileURLToPath(new URL('../../', import.meta.url));
const entries = functionNames.map((name) => [`${name}/index`, join(root, 'functions', name, 'index.ts')]);

await build({
  ...bundling,
  entryPoints: Object.fromEntries(entries),
  absWorkingDir: root,
  outdir: folder,
  outExtension: { '.js': '.mjs' },
});
// Nothing of it depends on where it runs, and what makes it would be a fifth of the bundle.
await writeFile(join(folder, 'api', 'openapi.json'), JSON.stringify(openApi()));
