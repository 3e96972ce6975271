import { readFileSync } from 'node:fs';

/** The value in a JSON file; undefined when there is no such file. */
export function readJsonFile<T>(path: string): T | undefined {
  const text = readFileIfAny(path);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

/** The text of a file; undefined when there is no such file. */
export function readFileIfAny(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
