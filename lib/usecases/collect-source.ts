import { SourceUnreadable } from '../domain/sources/errors.ts';
import type { ExportFile, FolderSource } from '../ports/sources.ts';
import { type ImportPorts, importFolder } from './import-folder.ts';

/** What a collected source delivered: rows read, or nothing new since the last time. */
export type CollectedSource = { source: string; rows: number };

/**
 * Imports a registered source's folder again, if anything in it has changed. Throws SourceUnreadable when the folder
 * is gone or its files no longer fit the mapping: the run goes on without the source and reports it.
 * `runId` is the run that collects. Throws ImportsBusy while another import is under way.
 */
export async function collectSource(
  { source, runId }: { source: string; runId?: string },
  ports: ImportPorts,
): Promise<CollectedSource> {
  const registered = await ports.imports.source(source);
  if (!registered) throw new SourceUnreadable(`No source ${source} is registered; import its folder first.`);
  const files = await ports.exports.files(registered.folder);
  if (!files) throw new SourceUnreadable(`The folder of source ${source} is gone; put it back, or import another one.`);
  if (sameFiles(files, registered)) return { source, rows: 0 };
  const { folder, mapping } = registered;
  // Under the run's name: a function that was killed is called again, and must not wait for itself.
  const holder = runId && `${runId} ${source}`;
  const { report, faults } = await importFolder({ folder, mapping, source, holder }, ports);
  const [first] = faults;
  if (report) return { source, rows: report.rows };
  throw new SourceUnreadable(
    `The files of source ${source} no longer fit its mapping: ${first?.path} ${first?.message}.`,
  );
}

function sameFiles(files: ExportFile[], { files: before }: FolderSource): boolean {
  const key = (list: ExportFile[]) =>
    list.map(({ name, bytes, modifiedAt, version = '' }) => [name, bytes, modifiedAt, version].join('|')).join('\n');
  return key(files) === key(before);
}
