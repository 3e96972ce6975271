import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is there for the running test only. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
