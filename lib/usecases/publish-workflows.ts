import type { Fault } from '../domain/errors.ts';
import { compilePlaybook } from '../domain/playbooks/compile-playbook.ts';
import type { Clock, Digest, PlaybookEngine, WorkflowFiles } from '../ports.ts';
import { checkWorkflows } from './check-workflows.ts';
import type { WorkflowPorts } from './load-workflows.ts';
import { storeVersion } from './store-version.ts';

export type PublishPorts = WorkflowPorts & {
  engine: PlaybookEngine;
  digest: Digest;
  clock: Clock;
  /** The function that the steps of playbooks are performed by. */
  performStepArn: string;
};

/** What was published, or the faults because of which nothing was. */
export type Publication =
  | { faults: Fault[]; version?: undefined }
  | { faults: []; version: string; changed: boolean; playbooks: Record<string, 'created' | 'updated' | 'unchanged'> };

/**
 * Publishes a workflows folder: stores it as a version, brings each playbook's state machine up to date, and then makes
 * the version current. Publishing the same folder again changes nothing; runs that are under way finish as they began.
 */
export async function publishWorkflows({ files }: { files: WorkflowFiles }, ports: PublishPorts): Promise<Publication> {
  const { value, faults } = checkWorkflows(files, ports);
  if (!value) return { faults };
  const version = ports.digest.of(JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))));
  const changed = (await ports.workflows.current())?.version !== version;
  if (changed) await storeVersion({ version, files }, ports);
  const playbooks: Record<string, 'created' | 'updated' | 'unchanged'> = {};
  for (const [id, playbook] of value.playbooks) {
    playbooks[id] = await ports.engine.publish(id, compilePlaybook(playbook, ports.performStepArn));
  }
  if (changed) await ports.workflows.makeCurrent({ version, publishedAt: ports.clock.now().toISOString() });
  return { faults: [], version, changed, playbooks };
}
