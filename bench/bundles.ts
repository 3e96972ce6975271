import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleBudgetInBytes } from '../lib/infra/bundling.ts';
import { functionNames } from '../lib/infra/function-settings.ts';
import { buildAwsClients, buildBundle } from './bundling/build-bundle.ts';
import { importRatio } from './bundling/import-time.ts';
import type { BenchTable } from './part.ts';

const RATIO_BUDGET = 1.3;

/** Bytes of each function's bundle, and how long it takes to import against its AWS clients alone. */
export async function run(): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bundles-'));
  try {
    const rows: BenchTable['rows'] = [];
    for (const name of functionNames) rows.push(await measure(name, folder));
    return [
      {
        title: 'Function bundles',
        columns: ['function', 'KB', 'budget KB', 'import ×', 'budget ×'],
        rows,
        note: 'KB: minified ESM with the AWS SDK inside, 1,000 bytes. Import ×: time to import, against a bundle of only the AWS clients that the function uses.',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(name: string, folder: string): Promise<(string | number)[]> {
  const bundle = await buildBundle(`functions/${name}/index.ts`, join(folder, `${name}.mjs`));
  const clients = await buildAwsClients(bundle, join(folder, `${name}-clients.mjs`));
  const ratio = await importRatio(bundle.file, clients.file);
  return [name, (bundle.bytes / 1000).toFixed(0), bundleBudgetInBytes(name) / 1000, ratio.toFixed(2), RATIO_BUDGET];
}
