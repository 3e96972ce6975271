import { NothingPublished } from '../domain/playbooks/errors.ts';
import type { PublishedVersion, WorkflowStore } from '../ports/workflows.ts';

/** Which published workflows are current. Throws NothingPublished before anything was. */
export async function currentVersion(workflows: WorkflowStore): Promise<PublishedVersion> {
  const current = await workflows.current();
  if (current) return current;
  throw new NothingPublished('Nothing is published yet: run `holdfast workflows publish`, and try again.');
}
