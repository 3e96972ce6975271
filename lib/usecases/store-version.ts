import type { DocumentReader, WorkflowFiles, WorkflowStore } from '../ports/workflows.ts';

/**
 * Stores a version of the workflows twice: as its author wrote it, for people, and as it was read, for functions. Read,
 * a YAML file is the JSON of its value (which is YAML too), so that what runs needs no YAML parser.
 */
export async function storeVersion(
  { version, files }: { version: string; files: WorkflowFiles },
  { workflows, documents }: { workflows: WorkflowStore; documents: DocumentReader },
): Promise<void> {
  const read = Object.entries(files).map(([path, text]) => {
    const document = path.endsWith('.yaml') ? documents.read(path, text).value : undefined;
    return [path, document ? JSON.stringify(document.value) : text];
  });
  await workflows.writeFiles(version, files);
  await workflows.writeFiles(nameOfRead(version), Object.fromEntries(read));
}

/** The files of a version as they were read, or undefined when there is no such version. */
export function filesAsRead(version: string, workflows: WorkflowStore): Promise<WorkflowFiles | undefined> {
  return workflows.files(nameOfRead(version));
}

const nameOfRead = (version: string) => `${version}.read`;
