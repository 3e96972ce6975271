import { NothingPublished, PublishedWorkflowsFaulty } from '../domain/playbooks/errors.ts';
import type { Workflows } from '../domain/workflows/workflows.ts';
import type { DocumentReader, Templates, WorkflowStore } from '../ports/workflows.ts';
import { checkWorkflows } from './check-workflows.ts';
import { currentVersion } from './current-version.ts';
import { oncePerVersion } from './once-per-version.ts';
import { filesAsRead } from './store-version.ts';

export type WorkflowPorts = { workflows: WorkflowStore; documents: DocumentReader; templates: Templates };
export type LoadedWorkflows = Workflows & { version: string };

const loaded = oncePerVersion<LoadedWorkflows>();

/** The published workflows. Throws NothingPublished before anything was. */
export async function loadCurrentWorkflows(ports: WorkflowPorts): Promise<LoadedWorkflows> {
  return loadWorkflows((await currentVersion(ports.workflows)).version, ports);
}

/** A published version of the workflows, read once per process. Throws NothingPublished when there is no such version. */
export function loadWorkflows(version: string, ports: WorkflowPorts): Promise<LoadedWorkflows> {
  return loaded(version, ports.workflows, () => readVersion(version, ports));
}

async function readVersion(version: string, ports: WorkflowPorts): Promise<LoadedWorkflows> {
  const files = await filesAsRead(version, ports.workflows);
  if (!files)
    throw new NothingPublished(`Expected the workflows of version ${version}, found none; publish them again.`);
  const { value, faults } = checkWorkflows(files, ports);
  if (value) return { ...value, version };
  const [first] = faults;
  const where = `${first?.file}${first?.position ? `:${first.position.line}` : ''}`;
  throw new PublishedWorkflowsFaulty(
    `The published workflows (${version}) have ${faults.length} faults, the first in ${where}: ${first?.message}. Publish a version without them.`,
  );
}
