import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { addDays } from '../../../lib/domain/day.ts';
import { writeSample } from '../../../lib/sample/write-sample.ts';
import { type Context, deployedOf, expect, type Step } from '../context.ts';
import { holdfast } from '../holdfast.ts';
import { receivedMail } from '../mailbox.ts';
import { waitFor } from '../wait-for.ts';

const mappings = fileURLToPath(new URL('../../../examples/mappings', import.meta.url));
/** Salesforce knows who is a customer and the admin tool since when; the others refer to them. */
const SOURCES = ['salesforce', 'admin-tool', 'zendesk', 'hubspot'];
const SAMPLE = { seed: 1, accounts: 120, daysWatched: 548 };
const DAYS_JUDGED = 4;

async function importSample(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const folder = join(context.folder, 'sample');
  const firstDay = addDays(context.yesterday, 1 - SAMPLE.daysWatched);
  await writeSample({ ...SAMPLE, folder, firstDay, until: context.yesterday });
  const reports: string[] = [];
  for (const source of SOURCES) {
    const mapping = join(mappings, `${source}.yaml`);
    const args = ['import', join(folder, source), '--map', mapping, '--api', api.url];
    const report = await holdfast<{ rows: number; rejected: number }>(args, { HOLDFAST_TOKEN: tokens.admin });
    reports.push(`${source} ${report.rows} rows, ${report.rejected} rejected`);
  }
  return reports.join('; ');
}

type Summary = { accounts: number; bands: object; failedSources: unknown[] };

/** Judges days with the deployed state machine, starting playbooks; answers the summary of the last one. */
export async function judge(context: Context, what: string, days: { from: string; until: string }): Promise<Summary> {
  const stateMachineArn = deployedOf(context).outputs.DailyRunArn;
  const client = new SFNClient();
  // An endpoint may have seen this test before.
  const name = `${what}-${Date.now()}`;
  const input = JSON.stringify({ ...days, act: true });
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
  const ended = await waitFor('the daily run to end', { seconds: 240 }, async () => {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });
  expect(ended.status === 'SUCCEEDED', `The daily run ${ended.status}: ${ended.error} ${ended.cause}`);
  return (JSON.parse(ended.output ?? '{}') as { summary: Summary }).summary;
}

async function judgeDays(context: Context): Promise<string> {
  const days = { from: addDays(context.yesterday, 1 - DAYS_JUDGED), until: context.yesterday };
  const summary = await judge(context, 'first-days', days);
  expect(summary.accounts > SAMPLE.accounts / 2, `Only ${summary.accounts} accounts were judged.`);
  expect(summary.failedSources.length === 0, `Sources failed: ${JSON.stringify(summary.failedSources)}`);
  return `${days.from} to ${days.until}, ${summary.accounts} accounts, ${JSON.stringify(summary.bands)}`;
}

async function fireTwice(context: Context): Promise<string> {
  const { outputs } = deployedOf(context);
  const FunctionName = `${context.prefix}-start-daily-run`;
  for (const _ of ['first', 'again']) {
    const { FunctionError } = await new LambdaClient().send(new InvokeCommand({ FunctionName, Payload: '{}' }));
    expect(FunctionError === undefined, `${FunctionName} failed: ${FunctionError}`);
  }
  const listed = new ListExecutionsCommand({ stateMachineArn: outputs.DailyRunArn });
  const { executions = [] } = await new SFNClient().send(listed);
  const ofTheDay = executions.filter(({ name }) => name === context.yesterday);
  expect(ofTheDay.length === 1, `There are ${ofTheDay.length} executions named ${context.yesterday}.`);
  await waitFor('the run of the day to end', { seconds: 120 }, async () => {
    const { executionArn } = ofTheDay[0] ?? {};
    const { status } = await new SFNClient().send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING' ? undefined : status;
  });
  return `one execution, ${context.yesterday}`;
}

type Task = { taskId: string; runId: string; playbook: string; title: string; outcomes: string[] };

/** The open tasks of a playbook, oldest first. */
export async function openTasks(context: Context, playbook: string): Promise<Task[]> {
  const { api, tokens } = deployedOf(context);
  const { tasks } = await api.fetch<{ tasks: Task[] }>('/tasks?limit=200', String(tokens.csm));
  return tasks.filter((task) => task.playbook === playbook);
}

async function showPlaybooks(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const tasks = await waitFor('two open tasks of csm-task', { seconds: 60 }, async () => {
    const open = await openTasks(context, 'csm-task');
    return open.length >= 2 ? open : undefined;
  });
  const [, second] = tasks;
  context.waitingRun = second;
  const { runs } = await api.fetch<{ runs: { playbook: string }[] }>('/runs?limit=200', String(tokens.viewer));
  const counts = Object.groupBy(runs, ({ playbook }) => playbook);
  const started = Object.entries(counts).map(([playbook, list]) => `${list?.length} ${playbook}`);
  return `${started.join(', ')}; ${tasks.length} tasks of csm-task open`;
}

type Delivery = { playbook: string; stepId: string; state: string; reason?: string };

async function readMail(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const mail = await waitFor('a mail to a customer', { seconds: 60 }, async () => {
    const all = await receivedMail(String(context.target.endpoint), context.since);
    return all.some(({ unsubscribePath }) => unsubscribePath) ? all : undefined;
  }).catch(async ({ message }) => {
    const path = '/outbox?channel=email';
    const { deliveries } = await api.fetch<{ deliveries: Delivery[] }>(path, String(tokens.csm));
    throw new Error(`${message} The outbox: ${JSON.stringify(deliveries)}`);
  });
  const toCustomers = mail.filter(({ unsubscribePath }) => unsubscribePath);
  return `${mail.length} mails, ${toCustomers.length} of them to customers, such as "${toCustomers[0]?.subject}"`;
}

async function unsubscribe(context: Context): Promise<string> {
  const { api } = deployedOf(context);
  const mail = await receivedMail(String(context.target.endpoint), context.since);
  const path = mail.find(({ unsubscribePath }) => unsubscribePath)?.unsubscribePath;
  const shown = await api.ask(String(path));
  const response = await fetch(`${api.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  });
  expect(shown.status === 200 && response.status === 200, `The link answered ${shown.status} and ${response.status}.`);
  const unknown = await api.ask('/unsubscribe/not-one-of-ours');
  expect(unknown.status === 404, `A made-up link answered ${unknown.status}.`);
  return 'the link of the mail 200, a made-up one 404';
}

async function checkWebhooks({ receiver }: Context): Promise<string> {
  const received = await waitFor('a webhook', { seconds: 30 }, async () =>
    receiver.received.some(({ event }) => event.type === 'account.at-risk') ? receiver.received : undefined,
  );
  const ids = new Set(received.map(({ id }) => id));
  expect(ids.size === received.length, 'A webhook arrived twice.');
  return `${received.length} with a good signature, none twice`;
}

type History = { state: string; steps: { stepId: string }[] };

/** Completes a task as a CSM, and answers the history of its run once it has ended. */
export async function complete(context: Context, task: { taskId: string; runId: string }): Promise<History> {
  const { api, tokens } = deployedOf(context);
  const csm = String(tokens.csm);
  const path = `/tasks/${encodeURIComponent(task.taskId)}/complete`;
  const outcome = { outcome: 'plan-agreed', note: 'Agreed on a plan' };
  await api.fetch(path, csm, outcome);
  await api.fetch(path, csm, outcome);
  return waitFor('the run to end', { seconds: 60 }, async () => {
    const history = await api.fetch<History>(`/runs/${encodeURIComponent(task.runId)}`, csm);
    return history.state === 'running' ? undefined : history;
  });
}

/** The steps of a run, in the order they were performed. */
export const idsOf = (steps: History['steps']) => steps.map(({ stepId }) => stepId).join(', ');

async function completeTask(context: Context): Promise<string> {
  const [task] = await openTasks(context, 'csm-task');
  expect(task !== undefined, 'There is no open task.');
  const { state, steps } = await complete(context, task);
  expect(state === 'completed', `The run is ${state}.`);
  return `"${task.title}", twice with the same outcome; its run ${state}: ${idsOf(steps)}`;
}

/** The main job, on what was deployed. */
export const operating: Step[] = [
  { title: 'import the sample company through the API', run: importSample },
  { title: 'judge some days with daily-run', run: judgeDays },
  { title: 'let the schedule fire twice', run: fireTwice },
  { title: 'let firings start playbooks', run: showPlaybooks },
  { title: 'read the mail that left', emulatorOnly: true, run: readMail },
  { title: 'unsubscribe with the link of a mail', emulatorOnly: true, run: unsubscribe },
  { title: 'look at what the webhook receiver got', emulatorOnly: true, run: checkWebhooks },
  { title: 'complete a task as a CSM', run: completeTask },
];
