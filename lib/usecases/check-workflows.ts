import type { Parsed } from '../domain/documents/source-document.ts';
import { parseWorkflows } from '../domain/workflows/parse-workflows.ts';
import type { Workflows } from '../domain/workflows/workflows.ts';
import type { DocumentReader, Templates, WorkflowFiles } from '../ports.ts';

/** Reads a workflows folder as publishing would: what it means, or every fault in any of its files. */
export function checkWorkflows(
  files: WorkflowFiles,
  { documents, templates }: { documents: DocumentReader; templates: Templates },
): Parsed<Workflows> {
  return parseWorkflows(files, {
    readDocument: (file, text) => documents.read(file, text),
    readTemplate: (file, text) => templates.read(file, text),
  });
}
