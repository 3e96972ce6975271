import type { ImportRequest, ImportState } from '../domain/sources/import-request.ts';
import type { ImportRequestStore, ImportRuns } from '../ports/sources.ts';
import type { Clock, Ids } from '../ports/system.ts';
import { ImportIdTaken } from './errors.ts';

export type ImportRequestPorts = { importRequests: ImportRequestStore; importRuns: ImportRuns; clock: Clock; ids: Ids };

/** What to import. Asking again under the same `importId` imports once; `by` is who asks. */
export type ImportWish = {
  importId?: string;
  source: string;
  mapping: ImportRequest['mapping'];
  backfill?: boolean;
  by?: string;
};

/** Asks for the import of an uploaded source, which takes place by itself. Throws ImportIdTaken. */
export async function requestImport(
  { importId: wanted, source, mapping, backfill, by }: ImportWish,
  ports: ImportRequestPorts,
): Promise<{ importId: string; source: string; state: ImportState }> {
  const importId = wanted ?? ports.ids.next();
  const requestedAt = ports.clock.now().toISOString();
  const request: ImportRequest = {
    importId,
    source,
    mapping,
    requestedAt,
    backfill,
    requestedBy: by,
    state: 'requested',
  };
  const isNew = await ports.importRequests.create(request);
  const standing = (isNew ? request : await ports.importRequests.find(importId)) ?? request;
  const isOther = standing.source !== source || standing.mapping.text !== mapping.text;
  if (isOther || (standing.backfill ?? false) !== (backfill ?? false)) {
    throw new ImportIdTaken(`The import ${importId} is another one; ask under an id of its own, or under none.`);
  }
  // Also when it was asked for before: a crash may have come between the request and its start.
  if (standing.state === 'requested') await ports.importRuns.start({ importId, source });
  return { importId, source, state: standing.state };
}
