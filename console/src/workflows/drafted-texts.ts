import type { WorkflowsDraft } from './use-workflows-draft.ts';

/** The changed files of a draft with their texts; those that are taken away have none. */
export function draftedTexts({ files }: WorkflowsDraft): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter((file): file is [string, string] => file[1] !== null));
}
