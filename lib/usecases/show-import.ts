import type { ImportReport } from '../domain/sources/import-report.ts';
import type { ImportStore } from '../ports.ts';
import { NotFound } from './errors.ts';

/** The data-quality report of an import. Throws NotFound. */
export async function showImport(
  { importId }: { importId: string },
  ports: { imports: ImportStore },
): Promise<ImportReport> {
  const report = await ports.imports.report(importId);
  if (!report) throw new NotFound(`There is no import ${importId}.`);
  return report;
}
