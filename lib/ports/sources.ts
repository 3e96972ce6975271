import type { Collection } from '../domain/freshness/source-standing.ts';
import type { SourceSpan } from '../domain/metrics/source-freshness.ts';
import type { Freshness, ImportReport, Rejection } from '../domain/sources/import-report.ts';
import type { ImportRequest } from '../domain/sources/import-request.ts';

/**
 * A file of an export folder; `bytes` as it lies there, compressed or not; `modifiedAt` is ISO 8601. `version`, where
 * there is one, changes with the content.
 */
export type ExportFile = { name: string; bytes: number; modifiedAt: string; version?: string };

/** How a file's text is cut into rows. `columns` are the values wanted of formats without a header. */
export type RowFormat = {
  format: 'csv' | 'tsv' | 'ndjson';
  delimiter?: string;
  encoding?: 'utf-8' | 'utf-16le' | 'windows-1252';
  columns?: string[];
};

/** Some rows of a file, with the line each begins on; `faults` are rows that could not be cut out; `bytes` were read of the file for them. */
export type RowBatch = {
  rows: string[][];
  lines: number[];
  faults: { line: number; reason: string }[];
  bytes: number;
};

/** A folder of exported files. */
export interface ExportFolder {
  /** The files that lie in the folder, by name; undefined when there is no such folder. */
  files(folder: string): Promise<ExportFile[] | undefined>;
  /** The names of the columns; a text says why the file cannot be read at all. Formats without a header answer `columns`. */
  header(folder: string, file: string, format: RowFormat): Promise<string[] | { problem: string }>;
  /** The rows after the header; throws `FileUnreadable` where the file breaks off. */
  rows(folder: string, file: string, format: RowFormat): AsyncIterable<RowBatch>;
}

/** A file that is to be uploaded for a source, and how long it is. */
export type Upload = { source: string; name: string; bytes: number };

/** Where to PUT a file, with these headers, until then (ISO 8601). */
export type SignedUpload = { name: string; url: string; headers: Record<string, string>; expiresAt: string };

/** Lets others put files where imports read them. */
export interface Uploads {
  /** Whoever has the answer may put this one file, of just so many bytes. */
  sign(upload: Upload): Promise<SignedUpload>;
  /** The folder that a source is uploaded to. */
  folderOf(source: string): string;
}

/** Lines put aside on disk, by partition, while an import sorts them by account. */
export interface Spool {
  append(partition: number, line: string): void;
  lines(partition: number): Promise<string[]>;
  /** Drops the lines and frees the disk. */
  close(): Promise<void>;
}

/** Opens spools with so many partitions. */
export interface Spools {
  open(partitions: number): Promise<Spool>;
}

/** Takes every rejected row of an import. */
export interface RejectSink {
  write(rejection: Rejection): void;
  /** Where the rejections can be read; undefined when there was none. */
  close(): Promise<string | undefined>;
}

/** Opens the sink of an import. */
export interface RejectSinks {
  open(importId: string): RejectSink;
}

/** A folder that was imported once and is collected again by each daily run, with the mapping as it was then. */
export type FolderSource = {
  source: string;
  folder: string;
  mapping: { file: string; text: string };
  registeredAt: string;
  /** The last import that ended, and the newest day of each record kind over all its imports. */
  lastImportId?: string;
  lastImportAt?: string;
  freshness: Freshness;
  /** What the source delivers, and the days its records reach. */
  span: SourceSpan;
  /** The files as they were imported: while they are the same, there is nothing to collect. */
  files: ExportFile[];
};

/** Import reports, and the sources they came from. */
export interface ImportStore {
  writeReport(report: ImportReport): Promise<void>;
  report(importId: string): Promise<ImportReport | undefined>;
  /** The newest reports, newest first; of one source when it is given. */
  reports(limit: number, source?: string): Promise<ImportReport[]>;
  writeSource(source: FolderSource): Promise<void>;
  source(source: string): Promise<FolderSource | undefined>;
  sources(): Promise<FolderSource[]>;
  /** How a run's collection of a source went, in place of what the run before said. */
  writeCollections(collections: Collection[]): Promise<void>;
  /** How the last collection of each source went. */
  collections(): Promise<Collection[]>;
}

/** Imports of uploaded sources that somebody asked for. */
export interface ImportRequestStore {
  /** Writes a request that is not there yet; false when it is. */
  create(request: ImportRequest): Promise<boolean>;
  find(importId: string): Promise<ImportRequest | undefined>;
  /** Replaces a request that has not ended; false when it has. */
  change(request: ImportRequest): Promise<boolean>;
}

/** Whose turn it is to import, until when at most (ISO 8601). */
export type ImportTurn = { holder: string; until: string };

/** Imports take turns: each changes what the one before left of an account. */
export interface ImportTurns {
  /** Takes the turn, or keeps it, unless another holds it; whose it is then. */
  take(turn: ImportTurn, now: string): Promise<ImportTurn>;
  /** Ends the holder's turn. */
  give(holder: string): Promise<void>;
}

/** The state machine that imports uploaded sources. */
export interface ImportRuns {
  /** Starts an import, once: the same id again changes nothing. */
  start(run: { importId: string; source: string }): Promise<'started' | 'already-started'>;
}
