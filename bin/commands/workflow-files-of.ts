import { readWorkflowFolder } from '../../lib/adapters/files/workflow-folder.ts';
import type { WorkflowFiles } from '../../lib/ports/workflows.ts';
import { WrongUsage } from '../errors.ts';

/** The texts of a workflows folder that must be there. Throws WrongUsage. */
export async function workflowFilesOf(folder: string): Promise<WorkflowFiles> {
  const files = await readWorkflowFolder(folder);
  if (files) return files;
  throw new WrongUsage(`There is no folder ${folder}; name the folder of your metrics.yaml, rules.yaml and playbooks.`);
}
