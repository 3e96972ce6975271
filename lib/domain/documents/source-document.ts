import type { Fault, Position } from '../errors.ts';

/** A path inside a document: keys and indexes, outermost first. */
export type DocumentPath = readonly (string | number)[];

/** A file a person wrote, read into plain values, that still knows where each value stands. */
export type SourceDocument = {
  file: string;
  value: unknown;
  /** The place of the value at `path` (or of its nearest parent that exists), `offset` characters into it when it is text. */
  positionOf(path: DocumentPath, offset?: number): Position;
  /** The place of the key that `path` ends with: where a fault about an unknown key belongs. */
  keyPositionOf(path: DocumentPath): Position;
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

/** A fault at a place of the document, with the line and a caret; `offset` moves the caret inside a text value, `atKey` puts it below the key. */
export function faultAt(
  document: SourceDocument,
  path: DocumentPath,
  message: string,
  { hint, offset, atKey }: { hint?: string; offset?: number; atKey?: boolean } = {},
): Fault {
  const position = atKey ? document.keyPositionOf(path) : document.positionOf(path, offset);
  const excerpt = `${document.line(position.line)}\n${' '.repeat(Math.max(0, position.column - 1))}^`;
  return { file: document.file, path: pathText(path), message, hint, position, excerpt };
}
