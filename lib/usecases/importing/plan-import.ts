import { faultAt, type Parsed, type SourceDocument } from '../../domain/documents/source-document.ts';
import type { Fault } from '../../domain/errors.ts';
import { type CompiledEntry, compileEntry } from '../../domain/sources/compile-entry.ts';
import { compileLookup, type LookupFiller } from '../../domain/sources/compile-lookup.ts';
import type { DeliveredKind } from '../../domain/sources/delivered-kind.ts';
import type { LookupTable } from '../../domain/sources/lookup-table.ts';
import type { Mapping, MappingEntry } from '../../domain/sources/mapping-schema.ts';
import { parseMapping } from '../../domain/sources/parse-mapping.ts';
import { idFields } from '../../domain/sources/record-fields.ts';
import type { ExportFile, ExportFolder, RowFormat } from '../../ports/sources.ts';
import { type Opened, OpenedFolder, type Refuse } from './opened-folder.ts';

/** What one entry of the mapping makes of one file; `number` counts these through the whole import. */
export type PlannedStream = {
  number: number;
  file: string;
  record: DeliveredKind;
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

/**
 * An import whose mapping fits its folder: nothing was written yet, and no row read. `present` is all that lay in the
 * folder: what changes from here on is collected again.
 */
export type ImportPlan = {
  mapping: Mapping;
  files: PlannedFile[];
  lookups: PlannedLookup[];
  bytes: number;
  present: ExportFile[];
};

/**
 * Checks a mapping against a folder (and the source it is to be of) and makes it ready; every fault of either is found
 * before anything is written.
 */
export async function planImport(
  document: SourceDocument,
  { folder, source }: { folder: string; source?: string },
  exports: ExportFolder,
): Promise<Parsed<ImportPlan>> {
  const { value: mapping, faults } = parseMapping(document);
  if (!mapping) return { faults };
  if (source !== undefined && mapping.source !== source) {
    const hint = 'upload and import the files under the name that the mapping has';
    return { faults: [faultAt(document, ['source'], `expected ${source}, as the import was asked for`, { hint })] };
  }
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
  readonly #folder: OpenedFolder;
  readonly #tables: Map<string, LookupTable>;

  constructor(planning: Planning) {
    this.#planning = planning;
    const refuse: Refuse = (path, message, hint) => this.#note([faultAt(planning.document, path, message, { hint })]);
    this.#folder = new OpenedFolder(planning, refuse);
    const lookups = Object.entries(planning.mapping.lookups ?? {});
    this.#tables = new Map(lookups.map(([name, { file }]) => [name, { name, file, columns: [], rows: new Map() }]));
  }

  async plan(): Promise<ImportPlan> {
    const { mapping, files: present } = this.#planning;
    const files = new Map<string, PlannedFile>();
    let number = 0;
    for (const [index, entry] of mapping.files.entries()) {
      for (const opened of await this.#folder.open(entry, ['files', index])) {
        const planned = this.#fileOf(files, opened);
        planned.streams.push(this.#stream(entry, index, opened, number));
        number += 1;
      }
    }
    const lookups = await this.#lookups();
    const bytes = [...files.values(), ...lookups.map(({ file }) => file)].reduce((sum, file) => sum + file.bytes, 0);
    return { mapping, files: [...files.values()], lookups, bytes, present };
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
      for (const opened of await this.#folder.open(lookup, ['lookups', name])) {
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
}
