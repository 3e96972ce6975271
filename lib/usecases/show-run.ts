import type { Run, RunStep } from '../domain/playbooks/run.ts';
import type { DeliveryStore, RunStore, TaskStore } from '../ports.ts';
import { type DeliveryLine, deliveryLine } from './delivery-line.ts';
import { NotFound } from './errors.ts';
import { type TaskLine, taskLine } from './task-line.ts';

/** A run with its steps so far, oldest first, and what came out of them. */
export type RunHistory = Run & { steps: RunStep[]; deliveries: DeliveryLine[]; tasks: TaskLine[] };

/** A playbook run with its history. Throws NotFound. */
export async function showRun(
  { runId }: { runId: string },
  ports: { runs: RunStore; deliveries: DeliveryStore; tasks: TaskStore },
): Promise<RunHistory> {
  const run = await ports.runs.find(runId);
  if (!run) throw new NotFound(`There is no run ${runId}. The list of runs shows the newest.`);
  const [steps, deliveries, tasks] = await Promise.all([
    ports.runs.steps(runId),
    ports.deliveries.ofRun(runId),
    ports.tasks.ofRun(runId),
  ]);
  return { ...run, steps, deliveries: deliveries.map(deliveryLine), tasks: tasks.map((task) => taskLine(task)) };
}
