import { pulledVersion, readWorkflowFolder } from '../../lib/adapters/files/workflow-folder.ts';
import { sha256 } from '../../lib/adapters/system/sha256.ts';
import type { WorkflowStore } from '../../lib/ports/workflows.ts';
import { versionOf } from '../../lib/usecases/publish-workflows.ts';

/** What to do about a workflows folder that is not what was published in the console; undefined where it is, or there is nothing to do. */
export async function folderNote(folder: string, workflows: WorkflowStore): Promise<string | undefined> {
  const [files, current] = await Promise.all([readWorkflowFolder(folder), workflows.current()]);
  if (!files || current?.from !== 'console' || versionOf(files, { digest: sha256 }) === current.version)
    return undefined;
  if ((await pulledVersion(folder)) === current.version) {
    return `The folder ${folder} was changed since it was pulled: holdfast workflows publish ${folder} puts it to work.`;
  }
  return `The folder ${folder} is not what was published in the console: holdfast workflows pull ${folder} brings it level.`;
}
