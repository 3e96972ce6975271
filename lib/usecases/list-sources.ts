import type { FolderSource, ImportStore } from '../ports.ts';

/** A source that daily runs collect, in one line: where it lies, and how far it tells. */
export type SourceLine = Pick<FolderSource, 'source' | 'folder' | 'registeredAt' | 'lastImportId' | 'lastImportAt'> & {
  mappingFile: string;
  files: number;
  bytes: number;
  newestDay?: string;
  freshness: FolderSource['freshness'];
};

/** Every source there is, by name. */
export async function listSources(_: object, ports: { imports: ImportStore }): Promise<{ sources: SourceLine[] }> {
  const sources = await ports.imports.sources();
  return { sources: sources.map(lineOf).toSorted((a, b) => (a.source < b.source ? -1 : 1)) };
}

function lineOf({ mapping, files, span, ...source }: FolderSource): SourceLine {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { ...source, mappingFile: mapping.file, files: files.length, bytes, newestDay: span.newestDay };
}
