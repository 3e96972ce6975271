import { didYouMean } from '../../domain/documents/did-you-mean.ts';
import type { DocumentPath } from '../../domain/documents/source-document.ts';
import { formatOf, matchFiles } from '../../domain/sources/match-files.ts';
import type { ExportFile, ExportFolder, RowFormat } from '../../ports/sources.ts';

/** What a mapping says of a file it reads. */
export type Reading = {
  file: string;
  format?: RowFormat['format'];
  delimiter?: string;
  encoding?: RowFormat['encoding'];
  optional?: boolean;
};

/** A file whose header was read; formats without one share a list to which the columns wanted are added. */
export type Opened = { file: ExportFile; format: RowFormat; header: string[] };

/** Takes a fault at a place of the mapping. */
export type Refuse = (path: DocumentPath, message: string, hint?: string) => void;

const NAMES_SHOWN = 12;

/** A folder whose files are opened once, however many entries of a mapping read them. */
export class OpenedFolder {
  readonly #folder: string;
  readonly #files: ExportFile[];
  readonly #exports: ExportFolder;
  readonly #refuse: Refuse;
  readonly #opened = new Map<string, Opened | { problem: string }>();

  constructor(
    { folder, files, exports }: { folder: string; files: ExportFile[]; exports: ExportFolder },
    refuse: Refuse,
  ) {
    this.#folder = folder;
    this.#files = files;
    this.#exports = exports;
    this.#refuse = refuse;
  }

  /** The files that an entry or a lookup, at `path` of the mapping, stands for; those that cannot be opened are refused. */
  async open(reading: Reading, path: DocumentPath): Promise<Opened[]> {
    const opened: Opened[] = [];
    for (const file of this.#matching(reading, [...path, 'file'])) {
      const format = reading.format ?? formatOf(file.name);
      if (format) {
        const { delimiter, encoding } = reading;
        const found = await this.#openOnce(file, { format, delimiter, encoding });
        if ('problem' in found) this.#refuse([...path, 'file'], found.problem);
        else opened.push(found);
      } else {
        const hint = 'add "format: csv" (or tsv, ndjson)';
        this.#refuse([...path, 'file'], `the name "${file.name}" tells no format`, hint);
      }
    }
    return opened;
  }

  #matching({ file, optional }: Reading, path: DocumentPath): ExportFile[] {
    const names = this.#files.map(({ name }) => name);
    const matching = matchFiles(file, names);
    if (matching.length === 0 && !optional) {
      const some = `it holds ${names.slice(0, NAMES_SHOWN).join(', ')}${names.length > NAMES_SHOWN ? ' …' : ''}`;
      this.#refuse(path, `no file of the folder is named "${file}"`, didYouMean(file, names) ?? some);
    }
    return this.#files.filter(({ name }) => matching.includes(name));
  }

  async #openOnce(file: ExportFile, format: RowFormat): Promise<Opened | { problem: string }> {
    const key = JSON.stringify([file.name, format]);
    const known = this.#opened.get(key);
    if (known) return known;
    const columns: string[] = [];
    const withColumns = format.format === 'ndjson' ? { ...format, columns } : format;
    const header = await this.#exports.header(this.#folder, file.name, withColumns);
    const opened = 'problem' in header ? header : { file, format: withColumns, header };
    this.#opened.set(key, opened);
    return opened;
  }
}
