import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import type { Parsed, SourceDocument } from '../../lib/domain/documents/source-document.ts';
import type { Fault } from '../../lib/domain/errors.ts';

/** A YAML text read and parsed: syntax faults end it there, as they do for a person. */
export function parseText<T>(file: string, text: string, parse: (document: SourceDocument) => Parsed<T>): Parsed<T> {
  const { value, faults } = readYaml(file, text);
  return value ? parse(value) : { faults };
}

/** Faults as a person reads them: `line:column message (hint)`. */
export function faultLines(faults: Fault[]): string[] {
  return faults.map(({ position, message, hint }) => {
    return `${position?.line}:${position?.column} ${message}${hint ? ` (${hint})` : ''}`;
  });
}
