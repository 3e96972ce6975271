import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { type Context, deployedOf, expect, type Step } from '../context.ts';
import { waitFor } from '../wait-for.ts';
import { PLAYBOOK } from '../workflows-folder.ts';

type Task = { taskId: string; runId: string; playbook: string; title: string; outcomes: string[] };

/** The open tasks of a playbook, oldest first. */
export async function openTasks(context: Context, playbook: string): Promise<Task[]> {
  const { api, tokens } = deployedOf(context);
  const { tasks } = await api.fetch<{ tasks: Task[] }>('/tasks?limit=200', String(tokens.csm));
  return tasks.filter((task) => task.playbook === playbook);
}

async function showPlaybooks(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const tasks = await waitFor('three open tasks of csm-task', { seconds: 60 }, async () => {
    const open = await openTasks(context, 'csm-task');
    return open.length >= 3 ? open : undefined;
  });
  const [, second] = tasks;
  context.waitingRun = second;
  const { runs } = await api.fetch<{ runs: { playbook: string }[] }>('/runs?limit=200', String(tokens.viewer));
  const counts = Object.groupBy(runs, ({ playbook }) => playbook);
  const started = Object.entries(counts).map(([playbook, list]) => `${list?.length} ${playbook}`);
  return `${started.join(', ')}; ${tasks.length} tasks of csm-task open`;
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

async function stopRun(context: Context): Promise<string> {
  const { api, outputs, tokens } = deployedOf(context);
  const task = (await openTasks(context, PLAYBOOK)).at(-1);
  expect(task !== undefined, 'There is no open task.');
  const machine = String(outputs.DailyRunArn).replace(/daily-run$/, `playbook-${PLAYBOOK}`);
  const executionArn = `${machine.replace(':stateMachine:', ':execution:')}:${task.runId}`;
  await new SFNClient().send(new StopExecutionCommand({ executionArn }));
  const path = `/runs/${encodeURIComponent(task.runId)}`;
  const { state } = await waitFor('the stopped run to be over', { seconds: 60 }, async () => {
    const history = await api.fetch<History>(path, String(tokens.csm));
    return history.state === 'running' ? undefined : history;
  });
  const left = await openTasks(context, PLAYBOOK);
  expect(!left.some(({ taskId }) => taskId === task.taskId), 'The task of the stopped run is still in the inbox.');
  return `the run is ${state}, and its task has left the inbox`;
}

/** Playbooks run, and people work with them. */
export const playing: Step[] = [
  { title: 'let firings start playbooks', run: showPlaybooks },
  { title: 'look at what the webhook receiver got', emulatorOnly: true, run: checkWebhooks },
  { title: 'complete a task as a CSM', run: completeTask },
  { title: 'stop a run from outside', run: stopRun },
];
