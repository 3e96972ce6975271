import { readWithSchema } from '../documents/read-with-schema.ts';
import type { Parsed, SourceDocument } from '../documents/source-document.ts';
import { type Mapping, mappingSchema } from './mapping-schema.ts';

/** Reads a mapping file: how it is written is checked here, what it says of a folder's files when they are at hand (`compileEntry`). */
export function parseMapping(document: SourceDocument): Parsed<Mapping> {
  return readWithSchema(document, mappingSchema);
}
