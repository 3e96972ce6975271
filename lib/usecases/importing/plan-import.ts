import { didYouMean } from '../../domain/documents/did-you-mean.ts';
import {
  type DocumentPath,
  faultAt,
  type Parsed,
  type SourceDocument,
} from '../../domain/documents/source-document.ts';
import type { Fault } from '../../domain/errors.ts';
import type { RecordKind } from '../../domain/records/record.ts';
import { type CompiledEntry, compileEntry } from '../../domain/sources/compile-entry.ts';
import { compileLookup, type LookupFiller } from '../../domain/sources/compile-lookup.ts';
import type { LookupTable } from '../../domain/sources/lookup-table.ts';
import type { Mapping, MappingEntry } from '../../domain/sources/mapping-schema.ts';
import { formatOf, matchFiles } from '../../domain/sources/match-files.ts';
import { parseMapping } from '../../domain/sources/parse-mapping.ts';
import { idFields } from '../../domain/sources/record-fields.ts';
import type { ExportFile, ExportFolder, RowFormat } from '../../ports.ts';

/** What one entry of the mapping makes of one file; `number` counts these through the whole import. */
export type PlannedStream = {
  number: number;
  file: string;
  record: RecordKind;
  compiled: CompiledEntry;
  /** The place of the record's id among the entry's fields (-1 when it fills none), and the column it comes from. */
  idIndex: number;
  idColumn: string;
  /** Within this, an id may occur once: two entries may each tell a part of an account, but no case is told twice. */
  idScope: string;
  lastWins: boolean;
};

/** A file that is read once for all entries that want it. */
export type PlannedFile = { name: string; bytes: number; format: RowFormat; streams: PlannedStream[] };

export type PlannedLookup = { file: ExportFile; format: RowFormat; filler: LookupFiller };

/** An import whose mapping fits its folder: nothing was written yet, and no row read. */
export type ImportPlan = { mapping: Mapping; files: PlannedFile[]; lookups: PlannedLookup[]; bytes: number };

type Reading = { file: string; format?: RowFormat['format']; delimiter?: string; encoding?: RowFormat['encoding'] };
type Opened = { file: ExportFile; format: RowFormat; header: string[] };

/** Checks a mapping against a folder and makes it ready; every fault of either is found before anything is written. */
export async function planImport(
  document: SourceDocument,
  folder: string,
  exports: ExportFolder,
): Promise<Parsed<ImportPlan>> {
  const { value: mapping, faults } = parseMapping(document);
  if (!mapping) return { faults };
  const files = await exports.files(folder);
  const folderFault = faultOfFolder(folder, files);
  if (folderFault) return { faults: [folderFault] };
  const planner = new Planner({ document, mapping, folder, files: files ?? [], exports });
  const plan = await planner.plan();
  return planner.faults.length > 0 ? { faults: planner.faults } : { value: plan, faults: [] };
}

function faultOfFolder(folder: string, files: ExportFile[] | undefined): Fault | undefined {
  if (!files)
    return {
      file: folder,
      path: '',
      message: 'there is no such folder',
      hint: 'give the folder that holds the exported files',
    };
  if (files.length > 0) return undefined;
  return {
    file: folder,
    path: '',
    message: 'the folder holds no files',
    hint: 'export into it, or give another folder',
  };
}

type Planning = {
  document: SourceDocument;
  mapping: Mapping;
  folder: string;
  files: ExportFile[];
  exports: ExportFolder;
};

class Planner {
  readonly faults: Fault[] = [];
  readonly #planning: Planning;
  readonly #opened = new Map<string, Opened | { problem: string }>();
  readonly #tables: Map<string, LookupTable>;

  constructor(planning: Planning) {
    this.#planning = planning;
    const lookups = Object.entries(planning.mapping.lookups ?? {});
    this.#tables = new Map(lookups.map(([name, { file }]) => [name, { name, file, columns: [], rows: new Map() }]));
  }

  async plan(): Promise<ImportPlan> {
    const { mapping } = this.#planning;
    const files = new Map<string, PlannedFile>();
    let number = 0;
    for (const [index, entry] of mapping.files.entries()) {
      for (const opened of await this.#open(entry, ['files', index])) {
        const planned = this.#fileOf(files, opened);
        planned.streams.push(this.#stream(entry, index, opened, number));
        number += 1;
      }
    }
    const lookups = await this.#lookups();
    const bytes = [...files.values(), ...lookups.map(({ file }) => file)].reduce((sum, file) => sum + file.bytes, 0);
    return { mapping, files: [...files.values()], lookups, bytes };
  }

  /** The files that an entry or a lookup stands for, opened; faults for what cannot be. */
  async #open(reading: Reading & { optional?: boolean }, path: DocumentPath): Promise<Opened[]> {
    const { files } = this.#planning;
    const names = files.map(({ name }) => name);
    const matching = matchFiles(reading.file, names);
    if (matching.length === 0 && !reading.optional) {
      const hint =
        didYouMean(reading.file, names) ?? `it holds ${names.slice(0, 12).join(', ')}${names.length > 12 ? ' …' : ''}`;
      this.#refuse([...path, 'file'], `no file of the folder is named "${reading.file}"`, hint);
    }
    const opened: Opened[] = [];
    for (const file of files.filter(({ name }) => matching.includes(name))) {
      const format = reading.format ?? formatOf(file.name);
      if (!format) {
        this.#refuse(
          [...path, 'file'],
          `the name "${file.name}" tells no format`,
          'add "format: csv" (or tsv, ndjson)',
        );
        continue;
      }
      const { delimiter, encoding } = reading;
      const found = await this.#openOnce(file, { format, delimiter, encoding });
      if ('problem' in found) this.#refuse([...path, 'file'], found.problem);
      else opened.push(found);
    }
    return opened;
  }

  async #openOnce(file: ExportFile, format: RowFormat): Promise<Opened | { problem: string }> {
    const key = JSON.stringify([file.name, format]);
    const known = this.#opened.get(key);
    if (known) return known;
    const columns: string[] = [];
    const withColumns = format.format === 'ndjson' ? { ...format, columns } : format;
    const header = await this.#planning.exports.header(this.#planning.folder, file.name, withColumns);
    const opened = 'problem' in header ? header : { file, format: withColumns, header };
    this.#opened.set(key, opened);
    return opened;
  }

  #fileOf(files: Map<string, PlannedFile>, { file, format }: Opened): PlannedFile {
    const key = JSON.stringify([file.name, { ...format, columns: undefined }]);
    const planned = files.get(key) ?? { name: file.name, bytes: file.bytes, format, streams: [] };
    files.set(key, planned);
    return planned;
  }

  #stream(entry: MappingEntry, index: number, opened: Opened, number: number): PlannedStream {
    const compiled = compileEntry({ ...this.#contextOf(opened), index });
    this.#note(compiled.faults);
    const idField = idFields[entry.record] ?? '';
    return {
      number,
      file: opened.file.name,
      record: entry.record,
      compiled,
      idIndex: compiled.fields.indexOf(idField),
      idColumn: entry.columns[idField]?.column ?? idField,
      idScope: entry.record === 'account' ? `account ${index}` : entry.record,
      lastWins: entry.onDuplicate === 'last-wins',
    };
  }

  #contextOf({ file, format, header }: Opened) {
    const { document, mapping } = this.#planning;
    const isOpen = format.format === 'ndjson';
    return { document, mapping, file: file.name, header, isOpen, lookups: this.#tables };
  }

  async #lookups(): Promise<PlannedLookup[]> {
    const planned: PlannedLookup[] = [];
    for (const [name, lookup] of Object.entries(this.#planning.mapping.lookups ?? {})) {
      for (const opened of await this.#open(lookup, ['lookups', name])) {
        const filler = compileLookup(this.#contextOf(opened), this.#tables.get(name) as LookupTable);
        this.#note(filler.faults);
        planned.push({ file: opened.file, format: opened.format, filler });
      }
    }
    return planned;
  }

  /** A fault of an entry shows once, however many files the entry reads. */
  #note(faults: Fault[]): void {
    const said = ({ path, message, position }: Fault) => JSON.stringify([path, message, position]);
    const known = new Set(this.faults.map(said));
    this.faults.push(...faults.filter((fault) => !known.has(said(fault))));
  }

  #refuse(path: DocumentPath, message: string, hint?: string): void {
    this.#note([faultAt(this.#planning.document, path, message, { hint })]);
  }
}
