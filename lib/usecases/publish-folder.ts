import type { PublishedVersion, WorkflowFiles } from '../ports/workflows.ts';
import { type Publication, type PublishPorts, publishWorkflows, versionOf } from './publish-workflows.ts';

/** A folder on a disk, or in a deployment; `pulled` is the published version it was last brought level with. */
export type FolderToPublish = {
  files: WorkflowFiles;
  from: 'folder' | 'deployment';
  pulled?: string;
  by?: string;
  message?: string;
};

/** What was published; or `kept`, which was published in the console and which the folder does not know of. */
export type FolderPublication = Publication | { faults: []; version: string; kept: PublishedVersion };

/**
 * Publishes a folder, unless that would undo what somebody published in the console since the folder was brought level:
 * then everything stays as it is.
 */
export async function publishFolder(
  { pulled, ...folder }: FolderToPublish,
  ports: PublishPorts,
): Promise<FolderPublication> {
  const current = await ports.workflows.current();
  const isOurs = current?.from !== 'console' || current.version === pulled;
  if (isOurs || current.version === versionOf(folder.files, ports)) return publishWorkflows(folder, ports);
  return { faults: [], version: current.version, kept: current };
}
