import type { Parsed } from '../domain/documents/source-document.ts';
import type { Workflows } from '../domain/workflows/workflows.ts';
import type { WorkflowFiles } from '../ports/workflows.ts';
import { checkWorkflows } from './check-workflows.ts';
import { currentVersion } from './current-version.ts';
import { NotFound } from './errors.ts';
import type { WorkflowPorts } from './load-workflows.ts';

/** Scorecards with what they go by. `measuredBy` is the same text for two that measure accounts alike. */
export type NamedScorecards = Pick<Workflows, 'catalogue' | 'milestones' | 'scorecards'> & {
  name: string;
  measuredBy: string;
};

/** Which scorecards: those in force, those of a published version, or a draft (`files` replace those in force of the same names). */
export type ScorecardsWanted = { name: string; files?: WorkflowFiles };

/** The name of what is in force. */
export const CURRENT = 'current';

/** Finds scorecards and reads them, or every fault in a draft. Throws NothingPublished, or NotFound for a version there is not. */
export async function findScorecards(
  { name, files }: ScorecardsWanted,
  ports: WorkflowPorts,
): Promise<Parsed<NamedScorecards>> {
  const written = files ? { ...(await filesInForce(ports)), ...files } : await filesOf(name, ports);
  const { value, faults } = checkWorkflows(written, ports);
  if (!value) return { faults };
  const { catalogue, milestones, scorecards } = value;
  const measuredBy = JSON.stringify([written['metrics.yaml'], written['milestones.yaml']]);
  return { value: { name, measuredBy, catalogue, milestones, scorecards }, faults };
}

async function filesOf(name: string, ports: WorkflowPorts): Promise<WorkflowFiles> {
  const version = name === CURRENT ? (await currentVersion(ports.workflows)).version : name;
  const files = await ports.workflows.files(version);
  if (files) return files;
  throw new NotFound(`Expected "${CURRENT}", a published version or a file; found no version ${name}.`);
}

/** A draft may be of one file alone: the others are those in force, if there are any. */
async function filesInForce({ workflows }: WorkflowPorts): Promise<WorkflowFiles> {
  const current = await workflows.current();
  return (current && (await workflows.files(current.version))) ?? {};
}
