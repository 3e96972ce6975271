import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with these files: name → content. */
export function exportFiles(files: Record<string, string | Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-exports-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
