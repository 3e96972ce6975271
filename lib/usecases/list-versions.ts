import type { PublishedVersion } from '../ports/workflows.ts';
import { currentVersion } from './current-version.ts';
import type { WorkflowPorts } from './load-workflows.ts';

/** A time that a version was put to work. `current`: it is the one at work now. */
export type VersionLine = PublishedVersion & { current: boolean };

/** What was published, newest first. Throws NothingPublished. */
export async function listVersions(
  { limit }: { limit: number },
  { workflows }: Pick<WorkflowPorts, 'workflows'>,
): Promise<{ versions: VersionLine[] }> {
  const [current, history] = await Promise.all([currentVersion(workflows), workflows.history(limit)]);
  // What was published before there was a history is known only by being current.
  const isNoted = history[0]?.version === current.version;
  const versions = isNoted ? history : [current, ...history];
  return { versions: versions.map((version, index) => ({ ...version, current: index === 0 })) };
}
