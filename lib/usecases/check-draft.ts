import type { Fault } from '../domain/errors.ts';
import { outlineWorkflows, type WorkflowsOutline } from '../domain/workflows/outline-workflows.ts';
import type { WorkflowFiles } from '../ports/workflows.ts';
import { checkWorkflows } from './check-workflows.ts';
import { currentVersion } from './current-version.ts';
import type { WorkflowPorts } from './load-workflows.ts';
import { filesOf } from './show-workflows.ts';

/** Changed files by path; null takes a file away. `base` is the published version they were changed from, else what is current. */
export type Draft = { files: Record<string, string | null>; base?: string };

/** A draft as it stands: what it says, or what is wrong with it, each fault with its place in the text too (`offset`, from 0). */
export type CheckedDraft = { faults: (Fault & { offset?: number })[]; outline?: WorkflowsOutline };

/** Reads a draft as publishing would. Throws NothingPublished, NotFound. */
export async function checkDraft(draft: Draft, ports: WorkflowPorts): Promise<CheckedDraft> {
  const files = await draftedFiles(draft, ports);
  const { value, faults } = checkWorkflows(files, ports);
  if (value) return { faults: [], outline: outlineWorkflows(value) };
  return { faults: faults.map((fault) => ({ ...fault, ...offsetOf(fault, files) })) };
}

/** The whole folder that a draft means. */
export async function draftedFiles(
  { files, base }: Draft,
  ports: Pick<WorkflowPorts, 'workflows'>,
): Promise<WorkflowFiles> {
  const published = await filesOf(base ?? (await currentVersion(ports.workflows)).version, ports);
  const together = Object.entries({ ...published, ...files });
  return Object.fromEntries(together.filter((entry): entry is [string, string] => entry[1] !== null));
}

function offsetOf({ file, position }: Fault, files: WorkflowFiles): { offset?: number } {
  const text = files[file];
  if (text === undefined || !position) return {};
  const before = text.split('\n').slice(0, position.line - 1);
  const start = before.reduce((sum, line) => sum + line.length + 1, 0);
  return { offset: Math.min(text.length, start + position.column - 1) };
}
