/** The published playbooks that somebody may start by hand. */
export function usePlaybookChoice(): { id: string; title: string }[] {
  return [];
}
