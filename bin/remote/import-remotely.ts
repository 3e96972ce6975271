import { basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { exportFolder } from '../../lib/adapters/sources/folder/export-folder.ts';
import { randomIds } from '../../lib/adapters/system/ids.ts';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import { isUploadName, uploadLimits } from '../../lib/domain/sources/upload-limits.ts';
import type { ExportFile, SignedUpload } from '../../lib/ports/sources.ts';
import type { Progress } from '../../lib/ports/system.ts';
import type { FolderImport, Imported } from '../../lib/usecases/import-folder.ts';
import { planImport } from '../../lib/usecases/importing/plan-import.ts';
import type { ShownImport } from '../../lib/usecases/show-import.ts';
import { WrongUsage } from '../errors.ts';
import type { ApiClient } from './api-client.ts';
import { ImportFailed } from './errors.ts';
import { putFile } from './put-file.ts';

/** A folder of this machine, and the mapping that says what its files mean. */
export type RemoteImport = Pick<FolderImport, 'folder' | 'mapping' | 'backfill'>;

const POLL_MS = 1000;

/**
 * Imports a folder of this machine into a deployment: checks the mapping against the folder here, as a local import
 * does, uploads the files that it reads, asks for the import and waits for it. Throws UploadFailed, ImportFailed,
 * ApiRefused and ApiUnreachable; repeating it does no harm.
 */
export async function importRemotely(given: RemoteImport, api: ApiClient, progress: Progress): Promise<Imported> {
  const folder = resolve(given.folder);
  const mapping = { file: basename(given.mapping.file), text: given.mapping.text };
  const { wanted, faults } = await filesToUpload({ folder, mapping: given.mapping });
  if (!wanted) return { faults };
  await uploadAll(folder, wanted, api, progress);
  const importId = randomIds.next();
  await api.post('/imports', { importId, source: wanted.source, mapping, backfill: given.backfill });
  return await followImport(importId, api, progress);
}

type Wanted = { source: string; files: ExportFile[] };

/** The files that the mapping reads; its faults are found here, before anything leaves the machine. */
async function filesToUpload({
  folder,
  mapping,
}: RemoteImport): Promise<{ wanted?: Wanted } & Pick<Imported, 'faults'>> {
  const document = readYaml(mapping.file, mapping.text);
  if (!document.value) return { faults: document.faults };
  const { value: plan, faults } = await planImport(document.value, { folder }, exportFolder);
  if (!plan) return { faults };
  const read = new Set([...plan.files.map(({ name }) => name), ...plan.lookups.map(({ file }) => file.name)]);
  const files = plan.present.filter(({ name }) => read.has(name));
  for (const file of files) refuseUnlessUploadable(file);
  return { wanted: { source: plan.mapping.source, files }, faults: [] };
}

function refuseUnlessUploadable({ name, bytes }: ExportFile): void {
  if (!isUploadName(name)) {
    throw new WrongUsage(`${name} cannot be uploaded: expected a name of at most ${uploadLimits.nameBytes} bytes.`);
  }
  if (bytes > uploadLimits.fileBytes) {
    throw new WrongUsage(`${name} has more than 5 GB, the most a file may have: compress it (.gz), or split it.`);
  }
}

/** One after the other, each at an address that was given just before: none expires while others are under way. */
async function uploadAll(folder: string, { source, files }: Wanted, api: ApiClient, progress: Progress): Promise<void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  for (const { name, bytes } of files) {
    const wish = { source, files: [{ name, bytes }] };
    const { files: signed } = await api.post<{ files: [SignedUpload] }>('/uploads', wish);
    let sent = 0;
    await putFile(join(folder, name), signed[0], (more) => {
      sent += more;
      progress.report(before + sent, total, `uploading ${name}`);
    });
    before += bytes;
  }
}

async function followImport(importId: string, api: ApiClient, progress: Progress): Promise<Imported> {
  for (;;) {
    const { state, report, faults = [], reason } = await api.get<ShownImport>(`/imports/${importId}`);
    if (report) return { report, faults };
    if (state === 'refused') return { faults };
    if (state === 'failed') throw new ImportFailed(`The import ${importId} was stopped. ${reason ?? ''}`.trim());
    progress.report(100, 100, reason ?? (state === 'running' ? 'importing' : 'waiting for the import to begin'));
    await pause(POLL_MS);
  }
}
