import type { Parsed } from '../domain/documents/source-document.ts';
import { parseWorkflows } from '../domain/workflows/parse-workflows.ts';
import type { Workflows } from '../domain/workflows/workflows.ts';
import type { DocumentReader, Templates, WorkflowFiles } from '../ports/workflows.ts';

/** What is needed to read the texts of a workflows folder. */
export type CheckingPorts = { documents: DocumentReader; templates: Templates };

/** Reads a workflows folder as publishing would: what it means, or every fault in any of its files. */
export function checkWorkflows(files: WorkflowFiles, { documents, templates }: CheckingPorts): Parsed<Workflows> {
  const written = Object.entries(files).filter(([file]) => file.endsWith('.yaml'));
  const read = written.map(([file, text]) => documents.read(file, text));
  const unreadable = read.flatMap(({ faults }) => faults);
  // A file that is no YAML would be called missing, and what it defines unknown: only what it really is, is said.
  if (unreadable.length > 0) return { faults: unreadable };
  return parseWorkflows({
    documents: read.flatMap(({ value }) => value ?? []),
    files,
    readTemplate: (file, text) => templates.read(file, text),
  });
}
