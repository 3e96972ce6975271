import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { FaultsFound, WrongUsage } from '../errors.ts';
import { presentImport } from '../present/import-report.ts';
import { showProgress } from '../present/progress-bar.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

/** `import <folder> --map <file>`: takes in a folder of exports. */
export function importCommand(terminal: Terminal): Command {
  return command('import', 'Takes in a folder of exports, and reports what it thinks of the data.')
    .argument('<folder>', 'the folder of CSV, TSV or NDJSON files (gzip is fine)')
    .requiredOption('--map <file>', 'the mapping file (YAML): which file and column means what')
    .action(async (folder: string, options: CommonOptions & { map: string }) => {
      const text = await mappingText(options.map);
      const progress = showProgress(terminal);
      const request = { folder: resolve(folder), mapping: { file: options.map, text } };
      const { report, faults } = await withHoldfast(
        options,
        ({ ports }) => importFolder(request, { ...ports, progress }).finally(() => progress.stop()),
        { make: true },
      );
      if (!report) throw new FaultsFound(faults, 'Nothing was imported.');
      terminal.out(options.json ? JSON.stringify(report) : presentImport(report, terminal));
    });
}

async function mappingText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new WrongUsage(`The mapping file ${file} ${reason}; examples/mappings has some to begin with.`);
  }
}
