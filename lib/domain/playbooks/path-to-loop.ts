import type { DocumentPath } from '../documents/source-document.ts';

/** The path to a value that contains itself (a YAML alias to one of its own parents), or undefined. */
export function pathToLoop(
  value: unknown,
  path: DocumentPath = [],
  parents: readonly unknown[] = [],
): DocumentPath | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (parents.includes(value)) return path;
  for (const [key, child] of Object.entries(value)) {
    const loop = pathToLoop(child, [...path, Array.isArray(value) ? Number(key) : key], [...parents, value]);
    if (loop) return loop;
  }
  return undefined;
}
