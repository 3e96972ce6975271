import { NothingPublished, PublishedWorkflowsFaulty } from '../domain/playbooks/errors.ts';
import { type PlaybookGraph, playbookGraph } from '../domain/playbooks/playbook-graph.ts';
import type { Run, RunStep } from '../domain/playbooks/run.ts';
import { effectiveAccount } from '../domain/records/dossier.ts';
import type { RunStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import { type DeliveryLine, deliveryLine } from './delivery-line.ts';
import { NotFound } from './errors.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { type TaskLine, taskLine } from './task-line.ts';

/**
 * A run with its steps so far, oldest first, and what came out of them; `graph` is the playbook as it was when the run
 * began, absent when that version cannot be read any more.
 */
export type RunHistory = Run & {
  accountName?: string;
  steps: RunStep[];
  deliveries: DeliveryLine[];
  tasks: TaskLine[];
  graph?: PlaybookGraph;
};

export type ShowRunPorts = WorkflowPorts & { runs: RunStore; records: RecordStore };

/** A playbook run with its history. Throws NotFound. */
export async function showRun({ runId }: { runId: string }, ports: ShowRunPorts): Promise<RunHistory> {
  const { run, steps, deliveries, tasks } = await ports.runs.contents(runId);
  if (!run) throw new NotFound(`There is no run ${runId}. The list of runs shows the newest.`);
  const [graph, profiles] = await Promise.all([graphOf(run, ports), ports.records.profiles([run.accountId])]);
  const profile = profiles.get(run.accountId);
  const name = profile && effectiveAccount(profile).name;
  return {
    ...run,
    ...(name !== undefined && { accountName: name }),
    steps,
    deliveries: deliveries.map(deliveryLine),
    tasks: tasks.map((task) => taskLine(task)),
    ...(graph && { graph }),
  };
}

async function graphOf({ playbook, workflowsVersion }: Run, ports: WorkflowPorts): Promise<PlaybookGraph | undefined> {
  const published = await loadWorkflows(workflowsVersion, ports).catch(whenUnreadable);
  const found = published?.playbooks.get(playbook);
  return found && playbookGraph(found);
}

function whenUnreadable(error: unknown): undefined {
  if (error instanceof NothingPublished || error instanceof PublishedWorkflowsFaulty) return undefined;
  throw error;
}
