import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { prepareFolder } from '../../lib/local/prepare-folder.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

// One part of a sample run in the folder given: makes and judges the sample company (`prepare`), or lets its playbooks run
// to their end on a clock that goes as fast as they do (`live`), and prints what is then there. Takes up what an earlier life left.
const [dir = '', phase = '', webhookUrl = ''] = process.argv.slice(2);
const START = new Date('2026-11-21T15:00:00Z');
const DAYS = 60;
const HOURS_BETWEEN_RELEASES = 24;
const { ports, runtime, close } = await serveHoldfast({ dir, speed: 'stepped', start: START });
process.stdout.write('ready\n');
const began = performance.now();
if (phase === 'prepare') {
  const settings = shippedWorkflows()['settings.yaml']?.replace(/url: .*/, `url: ${webhookUrl}`);
  await publishWorkflows({ files: shippedWorkflows({ 'settings.yaml': settings }) }, ports);
  // Without the runtime nothing is scheduled: the days that pass below are the playbooks' alone.
  await prepareFolder({ sample: true, history: 7, seed: 1, accounts: 60 }, { dir, ports, close }, silentProgress);
}
if (phase === 'live') {
  for (let hours = 0; hours <= DAYS * 24; hours += HOURS_BETWEEN_RELEASES) {
    await runtime?.steps?.advanceTo(new Date(START.getTime() + hours * 3_600_000));
    await runtime?.invoke('release-messages', {});
  }
}
process.stdout.write(`${JSON.stringify({ tookMs: performance.now() - began, ...(await finalState()) })}\n`);
await close();

/** What is left of the run, without what depends on when it was: times, and the ids the mail service gave. */
async function finalState() {
  const runs = (await ports.runs.newest(500)).map(({ runId, state, endReason }) => ({ runId, state, endReason }));
  const deliveries = (await ports.deliveries.newest(500)).map((one) => ({
    deliveryId: one.deliveryId,
    state: one.state,
    to: one.channel === 'webhook' ? one.endpoint : one.to,
  }));
  const tasks = (await ports.tasks.open(500)).map(({ taskId, state }) => ({ taskId, state }));
  const steps = await Promise.all(runs.map(async ({ runId }) => [runId, await stepsOf(runId)]));
  const mails = (runtime?.outbox.list() ?? []).map(({ id, deliveryId, to }) => ({ id, deliveryId, to }));
  return {
    runs: sorted(runs),
    steps: sorted(steps),
    deliveries: sorted(deliveries),
    tasks: sorted(tasks),
    mails: sorted(mails),
  };
}

async function stepsOf(runId: string): Promise<string[]> {
  return (await ports.runs.steps(runId)).map(({ stepId, outcome }) => `${stepId} ${outcome}`);
}

function sorted<T>(list: T[]): T[] {
  return list.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}
