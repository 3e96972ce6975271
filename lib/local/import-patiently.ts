import { setTimeout as pause } from 'node:timers/promises';
import { ImportsBusy } from '../domain/sources/errors.ts';
import { type FolderImport, type Imported, type ImportPorts, importFolder } from '../usecases/import-folder.ts';

const POLL_MS = 500;

/** Imports a folder, once no other import is under way: a daily run that a restart has taken up again, or another command. */
export async function importPatiently(input: FolderImport, ports: ImportPorts): Promise<Imported> {
  for (;;) {
    try {
      return await importFolder(input, ports);
    } catch (error) {
      if (!(error instanceof ImportsBusy)) throw error;
      ports.progress.report(0, 100, 'waiting for another import to end');
      await pause(POLL_MS);
    }
  }
}
