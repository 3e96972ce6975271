import type { ImportReport } from '../domain/sources/import-report.ts';
import type { ImportStore } from '../ports/sources.ts';

/** What an import came to, in one line. */
export type ImportLine = Pick<
  ImportReport,
  'importId' | 'source' | 'startedAt' | 'finishedAt' | 'rows' | 'accepted' | 'rejected' | 'duplicates'
> & { findings: number };

/** The newest imports, newest first. */
export async function listImports(
  { limit, source }: { limit: number; source?: string },
  ports: { imports: ImportStore },
): Promise<{ imports: ImportLine[] }> {
  const reports = await ports.imports.reports(limit, source);
  return { imports: reports.map((report) => ({ ...report, findings: report.findings.length })) };
}
