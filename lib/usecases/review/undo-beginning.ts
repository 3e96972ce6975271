import { dayOf } from '../../domain/day.ts';
import { withdrawn } from '../../domain/playbooks/task.ts';
import { effectInWords } from '../../domain/review/effect-in-words.ts';
import type { Started, Undone } from '../../domain/review/meeting.ts';
import type { PlaybookEngine, RunStore, TaskStore } from '../../ports/playbooks.ts';
import type { Clock } from '../../ports/system.ts';

export type UndoPorts = { tasks: TaskStore; runs: RunStore; engine: PlaybookEngine; clock: Clock };

/** Undoes what a decision began, where nothing has happened yet; else says that it stays, and what to do. */
export function undoBeginning(started: Started, by: string, ports: UndoPorts): Promise<Undone> {
  return 'taskId' in started ? withdrawTask(started, by, ports) : stopRun(started, ports);
}

async function withdrawTask(
  started: Extract<Started, { taskId: string }>,
  by: string,
  { tasks, clock }: UndoPorts,
): Promise<Undone> {
  const stays = (words: string): Undone => ({ started, became: 'stays', words });
  const task = await tasks.find(started.taskId);
  if (!task) return stays('The task is not there any more.');
  const completedAt = clock.now().toISOString();
  const note = `Withdrawn: ${by} took the review's decision back.`;
  // Only while it is open: what a person says at the same moment came of it stands.
  const gone =
    (task.state === 'done' && task.outcome === withdrawn) ||
    (task.state === 'open' &&
      (await tasks.changeOpen({ ...task, state: 'done', outcome: withdrawn, note, completedBy: by, completedAt })));
  if (gone)
    return { started, became: 'undone', words: `The task “${task.title}” was withdrawn: nobody had done it yet.` };
  return stays(`The task “${task.title}” is done, and stays so: what came of it is on the account’s timeline.`);
}

async function stopRun(started: Extract<Started, { runId: string }>, { runs, engine }: UndoPorts): Promise<Undone> {
  const { run, deliveries, tasks } = await runs.contents(started.runId);
  const { playbook, runId } = started;
  const effect = effectInWords(deliveries, tasks);
  const end = run?.endedAt === undefined ? '' : ` It ended on ${dayOf(run.endedAt)}.`;
  if (effect) {
    const goesOn =
      run?.state === 'running' ? ' It goes on: pause nudges on the account’s page to hold back what is to come.' : end;
    return { started, became: 'stays', words: `The playbook ${playbook} has taken effect: ${effect}.${goesOn}` };
  }
  if (run && run.state !== 'running') {
    return {
      started,
      became: 'undone',
      words: `The playbook ${playbook} is over, and nothing of it had reached anybody.${end}`,
    };
  }
  if ((await engine.stop(playbook, runId)) === 'unknown') {
    return { started, became: 'stays', words: `The playbook ${playbook} was not found: look at the run ${runId}.` };
  }
  return {
    started,
    became: 'undone',
    words: `The playbook ${playbook} was stopped: nothing of it had reached anybody.`,
  };
}
