import type { DraftFiles } from '../../domain/previews/preview.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { WorkflowFiles } from '../../ports/workflows.ts';
import { checkWorkflows } from '../check-workflows.ts';
import { currentVersion } from '../current-version.ts';
import { DraftFaulty } from '../errors.ts';
import { loadWorkflows, type WorkflowPorts } from '../load-workflows.ts';

/** The workflows of a draft, or the published ones where nothing is drafted. Throws DraftFaulty, NothingPublished. */
export async function drafted(files: DraftFiles | undefined, ports: WorkflowPorts): Promise<Workflows> {
  const { version } = await currentVersion(ports.workflows);
  if (!files) return loadWorkflows(version, ports);
  const { value, faults } = checkWorkflows(await wholeDraft(files, version, ports), ports);
  if (value) return value;
  throw new DraftFaulty(`The draft has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}.`, faults);
}

/** The whole folder that a draft of a published version means. */
export async function wholeDraft(
  files: DraftFiles,
  version: string,
  { workflows }: Pick<WorkflowPorts, 'workflows'>,
): Promise<WorkflowFiles> {
  const together = Object.entries({ ...(await workflows.files(version)), ...files });
  return Object.fromEntries(together.filter((entry): entry is [string, string] => entry[1] !== null));
}
