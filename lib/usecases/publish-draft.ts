import { type Draft, draftedFiles } from './check-draft.ts';
import { WorkflowsRefused } from './errors.ts';
import { type PublishPorts, publishWorkflows } from './publish-workflows.ts';
import { filesOf } from './show-workflows.ts';

/** A draft of `base`, or with `version` a version that was published before and is to be so again; by whom, and why. */
export type DraftToPublish = { base: string; files?: Draft['files']; version?: string; by: string; message: string };

/** What became current, and what that did to each playbook's state machine. */
export type PublishedDraft = {
  version: string;
  changed: boolean;
  playbooks: Record<string, 'created' | 'updated' | 'unchanged'>;
};

/** Publishes what was written in the console. Throws PublishedMeanwhile, WorkflowsRefused, NotFound. */
export async function publishDraft(
  { base, files = {}, version, ...stated }: DraftToPublish,
  ports: PublishPorts,
): Promise<PublishedDraft> {
  const whole = version === undefined ? await draftedFiles({ base, files }, ports) : await filesOf(version, ports);
  const publication = await publishWorkflows({ files: whole, over: base, from: 'console', ...stated }, ports);
  if (publication.version !== undefined) {
    const { version: published, changed, playbooks } = publication;
    return { version: published, changed, playbooks };
  }
  const [first] = publication.faults;
  const place = `${first?.file}${first?.position ? `:${first.position.line}` : ''}`;
  throw new WorkflowsRefused(
    `Nothing was published: ${publication.faults.length} faults, the first in ${place}: ${first?.message}. Check the draft, and publish again.`,
  );
}
