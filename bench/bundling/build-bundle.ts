import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundling } from '../../lib/infra/bundling.ts';

/** A bundle: where it lies, its bytes without the source map, and the files that went in. */
export type Bundle = { file: string; bytes: number; inputs: Metafile['inputs'] };

const options = (outfile: string) => ({ ...bundling, outfile, metafile: true }) as const;
/** As the packages come. */
const untouched = (outfile: string) => ({ ...options(outfile), alias: {}, plugins: [] });

/** Bundles a file as the deployment would. */
export async function buildBundle(entry: string, file: string): Promise<Bundle> {
  return measured(file, await build({ entryPoints: [entry], ...options(file) }));
}

/** Bundles what a bundle's own files import from the AWS SDK, as the SDK comes: the least that a function would load. */
export async function buildAwsClients({ inputs }: Bundle, file: string): Promise<Bundle> {
  const own = Object.keys(inputs).filter((path) => !path.includes('node_modules/'));
  const statements = own.flatMap((path) => awsImportsOf(readFileSync(path, 'utf8')));
  const contents = [...new Set(statements)].join('\n');
  return measured(file, await build({ stdin: { contents, resolveDir: resolve('.') }, ...untouched(file) }));
}

function measured(file: string, { metafile }: { metafile: Metafile }): Bundle {
  const output = Object.entries(metafile.outputs).find(([path]) => !path.endsWith('.map'));
  return { file, bytes: output?.[1].bytes ?? 0, inputs: metafile.inputs };
}

/** One `export { Name } from 'package'` for each value that a file imports from the AWS SDK. */
function awsImportsOf(source: string): string[] {
  const imports = source.matchAll(/^import (?!type )\{([^}]*)\} from '(@aws-sdk\/[^']+)';/gm);
  return [...imports].flatMap(([, names = '', from]) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name && !name.startsWith('type '))
      .map((name) => `export { ${name.split(' as ')[0]} } from '${from}';`),
  );
}
