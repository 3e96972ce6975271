import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWorkflowFolder } from '../adapters/files/workflow-folder.ts';
import type { Progress } from '../ports/system.ts';
import { lastCompleteDay } from '../usecases/plan-run.ts';
import { publishWorkflows } from '../usecases/publish-workflows.ts';
import { preparedId } from '../usecases/review/minutes-id.ts';
import { prepareDueReview } from '../usecases/review/prepare-due-review.ts';
import { goOnWith } from '../usecases/send-internal-mail.ts';
import { awaitFirstSteps, catchUp } from './catch-up.ts';
import { WorkflowsFaulty } from './errors.ts';
import { ensureExampleSecret } from './example-endpoint.ts';
import { followDay } from './follow-day.ts';
import type { Holdfast } from './open-holdfast.ts';
import type { LocalPorts } from './ports.ts';
import { extendSample, hasSample, importSample, type SampleChoice } from './sample-company.ts';

/** How a folder is made ready: `sample` is false for one that is for a company's own data; `history` in days. */
export type Preparation = Partial<SampleChoice> & { sample: boolean; history: number };

const shippedWorkflows = fileURLToPath(new URL('../../workflows/', import.meta.url));

/**
 * Makes a folder ready and brings it up to date: the sample company (made, or living on up to yesterday), the default
 * workflows when none are published, every day that was not judged, the review that is due. Doing it again does only what is still to do.
 */
export async function prepareFolder(
  { sample, history, seed, accounts }: Preparation,
  { dir, ports, runtime }: Holdfast,
  progress: Progress,
): Promise<void> {
  await ensureExampleSecret(ports);
  if (await usesSample(sample, dir, ports)) {
    progress.report(0, 100, 'making the sample company');
    await extendSample(dir, lastCompleteDay(ports.clock), { seed, accounts });
    await importSample(dir, ports, progress);
  }
  await publishUnlessPublished(ports);
  await catchUp(history, ports, progress);
  await prepareReviewIfDue(ports);
  await awaitFirstSteps(ports);
  if (runtime) followDay(runtime, ports, (error) => process.emitWarning(String(error)));
}

/** The team is told at once, so that what a first look counts is all there is. */
async function prepareReviewIfDue(ports: LocalPorts): Promise<void> {
  const { month } = await prepareDueReview({}, ports);
  const told = await ports.deliveries.find(preparedId(month));
  if (told?.channel === 'internal' && told.state === 'held') await goOnWith(told, ports);
}

/** A folder that was given data of its own gets no sample beside it. */
async function usesSample(wanted: boolean, dir: string, { imports }: LocalPorts): Promise<boolean> {
  if (!wanted || hasSample(dir)) return wanted;
  return (await imports.sources()).length === 0;
}

async function publishUnlessPublished(ports: LocalPorts): Promise<void> {
  if (await ports.workflows.current()) return;
  const folder = existsSync('workflows') ? 'workflows' : shippedWorkflows;
  const { faults } = await publishWorkflows({ files: (await readWorkflowFolder(folder)) ?? {} }, ports);
  if (faults.length > 0) throw new WorkflowsFaulty(folder, faults.length);
}
