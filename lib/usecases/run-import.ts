import { ImportsBusy, SourceUnreadable } from '../domain/sources/errors.ts';
import { type ImportRequest, isEnded } from '../domain/sources/import-request.ts';
import type { ImportRequestStore, Uploads } from '../ports/sources.ts';
import type { CollectedSource } from './collect-source.ts';
import { type Failure, failureInWords } from './failure-in-words.ts';
import { type Imported, type ImportPorts, importFolder } from './import-folder.ts';

/** Which import to run. `failure` says instead that it was stopped, in the words of Step Functions. */
export type ImportRun = { importId: string; source: string; failure?: Failure };

export type ImportRunPorts = ImportPorts & { importRequests: ImportRequestStore; uploads: Pick<Uploads, 'folderOf'> };

/**
 * Runs an import that was asked for: takes in the source's uploaded files with the request's mapping, and keeps what
 * became of it. One that has ended is not run again. Throws ImportsBusy, ExportsUnavailable and SourceUnreadable.
 */
export async function runImport(run: ImportRun, ports: ImportRunPorts): Promise<CollectedSource> {
  const { importId, source, failure } = run;
  const request = await ports.importRequests.find(importId);
  if (!request) throw new SourceUnreadable(`Expected an import that was asked for, found no request ${importId}.`);
  if (isEnded(request)) return { source, rows: 0 };
  const ended = (end: Partial<ImportRequest>) =>
    ports.importRequests.change({ ...request, reason: undefined, ...end, endedAt: ports.clock.now().toISOString() });
  if (failure) {
    await ended({ state: 'failed', reason: failureInWords(failure) });
    return { source, rows: 0 };
  }
  const startedAt = ports.clock.now().toISOString();
  const { report, faults } = await importUploaded({ ...request, startedAt }, ports);
  await ended({ state: report ? 'done' : 'refused', startedAt, ...(!report && { faults }) });
  return { source, rows: report?.rows ?? 0 };
}

async function importUploaded(request: ImportRequest, ports: ImportRunPorts): Promise<Imported> {
  const { importId, source, mapping, backfill } = request;
  await ports.importRequests.change({ ...request, state: 'running', reason: undefined });
  try {
    const folder = ports.uploads.folderOf(source);
    return await importFolder({ folder, mapping, importId, source, backfill }, ports);
  } catch (error) {
    if (!(error instanceof ImportsBusy)) throw error;
    const waits = { state: 'requested', startedAt: undefined, reason: 'Waits for another import to end.' } as const;
    await ports.importRequests.change({ ...request, ...waits });
    throw error;
  }
}
