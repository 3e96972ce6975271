import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Imported } from '../../lib/usecases/import-folder.ts';
import { FaultsFound, WrongUsage } from '../errors.ts';
import { presentImport } from '../present/import-report.ts';
import { type ShownProgress, showProgress } from '../present/progress-bar.ts';
import type { Terminal } from '../present/terminal.ts';
import type { RemoteImport } from '../remote/import-remotely.ts';
import { type CommonOptions, command } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & { map: string; backfill?: boolean; api?: string };

/** `import <folder> --map <file>`: takes in a folder of exports, here or on a deployment. */
export function importCommand(terminal: Terminal): Command {
  return command('import', 'Takes in a folder of exports, and reports what it thinks of the data.')
    .argument('<folder>', 'the folder of CSV, TSV or NDJSON files (gzip is fine)')
    .requiredOption('--map <file>', 'the mapping file (YAML): which file and column means what')
    .option('--backfill', 'what is delivered is history that was known all along, not late news')
    .option('--api <url>', 'upload to this deployment and import there; HOLDFAST_TOKEN holds the token')
    .action(async (folder: string, options: Options) => {
      const text = await mappingText(options.map);
      const request = { folder: resolve(folder), mapping: { file: options.map, text }, backfill: options.backfill };
      const progress = showProgress(terminal);
      const importing = options.api
        ? importThere(request, options.api, progress)
        : importHere(request, options, progress);
      const { report, faults } = await importing.finally(() => progress.stop());
      if (!report) throw new FaultsFound(faults, 'Nothing was imported.');
      terminal.out(options.json ? JSON.stringify(report) : presentImport(report, terminal));
    });
}

async function importHere(request: RemoteImport, options: Options, progress: ShownProgress): Promise<Imported> {
  const { importPatiently } = await import('../../lib/local/import-patiently.ts');
  return withHoldfast(options, ({ ports }) => importPatiently(request, { ...ports, progress }), { make: true });
}

async function importThere(request: RemoteImport, url: string, progress: ShownProgress): Promise<Imported> {
  const { openApiClient } = await import('../remote/api-client.ts');
  const { importRemotely } = await import('../remote/import-remotely.ts');
  return importRemotely(request, openApiClient(url, process.env.HOLDFAST_TOKEN), progress);
}

async function mappingText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new WrongUsage(`The mapping file ${file} ${reason}; examples/mappings has some to begin with.`);
  }
}
