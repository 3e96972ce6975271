import type { ImportReport } from '../domain/sources/import-report.ts';
import type { ImportRequest } from '../domain/sources/import-request.ts';
import type { ImportRequestStore, ImportStore } from '../ports/sources.ts';
import { NotFound } from './errors.ts';

/** An import as it stands, with its report when it is done, and its faults when it was refused. */
export type ShownImport = Pick<ImportRequest, 'importId' | 'source' | 'state' | 'startedAt' | 'reason' | 'faults'> & {
  requestedAt?: string;
  endedAt?: string;
  report?: ImportReport;
};

/** An import that was asked for, or that a command or a daily run made. Throws NotFound. */
export async function showImport(
  { importId }: { importId: string },
  ports: { imports: ImportStore; importRequests: ImportRequestStore },
): Promise<ShownImport> {
  const request = await ports.importRequests.find(importId);
  if (request && request.state !== 'done') {
    const { mapping: _, requestedBy: __, ...shown } = request;
    return shown;
  }
  const report = await ports.imports.report(importId);
  if (!report) throw new NotFound(`There is no import ${importId}.`);
  const { source, startedAt, finishedAt: endedAt } = report;
  return { importId, source, state: 'done', requestedAt: request?.requestedAt, startedAt, endedAt, report };
}
