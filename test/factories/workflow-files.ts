import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFiles } from '../../lib/ports/workflows.ts';

/** The files of the workflows that ship with the product, by path; `over` replaces some, and leaves out those that are undefined. */
export function shippedWorkflows(over: Record<string, string | undefined> = {}): WorkflowFiles {
  const paths = readdirSync('workflows', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/').slice('workflows/'.length));
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join('workflows', path), 'utf8')]));
  return Object.fromEntries(
    Object.entries({ ...files, ...over }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
