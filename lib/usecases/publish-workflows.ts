import type { Fault } from '../domain/errors.ts';
import { compilePlaybook } from '../domain/playbooks/compile-playbook.ts';
import type { Playbook } from '../domain/playbooks/playbook.ts';
import type { PlaybookEngine } from '../ports/playbooks.ts';
import type { Clock, Digest } from '../ports/system.ts';
import type { PublishedVersion, WorkflowFiles } from '../ports/workflows.ts';
import { checkWorkflows } from './check-workflows.ts';
import { PublishedMeanwhile } from './errors.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { storeVersion } from './store-version.ts';

export type PublishPorts = WorkflowPorts & {
  engine: PlaybookEngine;
  digest: Digest;
  clock: Clock;
  /** The function that the steps of playbooks are performed by. */
  performStepArn: string;
};

/** A folder to publish, by whom, from where and why. `over` is the version it was made from, where somebody may have published since. */
export type ToPublish = Pick<PublishedVersion, 'by' | 'from' | 'message'> & { files: WorkflowFiles; over?: string };

/** What was published, or the faults because of which nothing was. */
export type Publication =
  | { faults: Fault[]; version?: undefined }
  | { faults: []; version: string; changed: boolean; playbooks: Record<string, PlaybookChange> };

type PlaybookChange = Awaited<ReturnType<PlaybookEngine['publish']>>;

/**
 * Publishes a workflows folder: stores it as a version, brings each playbook's state machine up to date, and then makes
 * the version current. Publishing the same folder again changes nothing; runs that are under way finish as they began.
 * Throws PublishedMeanwhile where `over` is given and is not the current version.
 */
export async function publishWorkflows(
  { files, over, ...stated }: ToPublish,
  ports: PublishPorts,
): Promise<Publication> {
  const { value, faults } = checkWorkflows(files, ports);
  if (!value) return { faults };
  const version = versionOf(files, ports);
  const current = await ports.workflows.current();
  const changed = current?.version !== version;
  if (changed) refuseOther(current, over);
  if (changed) await storeVersion({ version, files }, ports);
  const playbooks = await bringUpToDate(value.playbooks, ports);
  if (changed) await makeCurrent({ version, publishedAt: ports.clock.now().toISOString(), ...stated }, over, ports);
  return { faults: [], version, changed, playbooks };
}

/** The version that files would be: the same for the same texts, whatever their order. */
export function versionOf(files: WorkflowFiles, { digest }: { digest: Digest }): string {
  return digest.of(JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))));
}

async function bringUpToDate(playbooks: ReadonlyMap<string, Playbook>, { engine, performStepArn }: PublishPorts) {
  const changes: Record<string, PlaybookChange> = {};
  for (const [id, playbook] of playbooks) {
    changes[id] = await engine.publish(id, compilePlaybook(playbook, performStepArn));
  }
  return changes;
}

async function makeCurrent(published: PublishedVersion, over: string | undefined, ports: PublishPorts): Promise<void> {
  if (await ports.workflows.makeCurrent(published, { replacing: over })) return;
  // Somebody published between our look and our word: theirs stands, and so must their playbooks.
  const theirs = await ports.workflows.current();
  if (theirs) await bringUpToDate((await loadWorkflows(theirs.version, ports)).playbooks, ports);
  refuseOther(theirs, over);
}

function refuseOther(current: PublishedVersion | undefined, over: string | undefined): void {
  if (over === undefined || current?.version === over) return;
  throw new PublishedMeanwhile(
    `Somebody published since: ${current ? inWords(current) : 'nothing is published any more'}. Look at what changed, and publish again.`,
  );
}

/** `version 1a2b3c, published 2026-11-02T10:00:00Z by dana@x.example: "Fewer alarms"`. */
export function inWords({ version, publishedAt, by, message }: PublishedVersion): string {
  const who = by === undefined ? '' : ` by ${by}`;
  return `version ${version}, published ${publishedAt}${who}${message ? `: "${message}"` : ''}`;
}
