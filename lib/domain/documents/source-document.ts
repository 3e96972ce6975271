import type { Fault, Position } from '../errors.ts';

/** A path inside a document: keys and indexes, outermost first. */
export type DocumentPath = readonly (string | number)[];

/** A file a person wrote, read into plain values, that still knows where each value stands. */
export type SourceDocument = {
  file: string;
  value: unknown;
  /** The place of the value at `path` (or of its nearest parent that exists). */
  positionOf(path: DocumentPath): Position;
  /** The text of a line, counting from 1. */
  line(number: number): string;
};

/** What parsing a document gives: the value when there is no fault, and every fault found. */
export type Parsed<T> = { value?: T; faults: Fault[] };

/** `steps[2].email.to` for `['steps', 2, 'email', 'to']`. */
export function pathText(path: DocumentPath): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  );
}

/** A fault at a place of the document, with the line and a caret; `offset` moves the caret inside a text value. */
export function faultAt(
  document: SourceDocument,
  path: DocumentPath,
  message: string,
  { hint, offset = 0 }: { hint?: string; offset?: number } = {},
): Fault {
  const start = document.positionOf(path);
  const position = { line: start.line, column: start.column + offset };
  const excerpt = `${document.line(position.line)}\n${' '.repeat(Math.max(0, position.column - 1))}^`;
  return { file: document.file, path: pathText(path), message, hint, position, excerpt };
}
