import { useRead } from '../../../api/use-read.ts';

/** The published playbooks; none until they are read. */
export function usePlaybookChoice(): readonly { id: string; title: string }[] {
  return useRead('showWorkflows', {}).data?.outline.playbooks ?? [];
}
