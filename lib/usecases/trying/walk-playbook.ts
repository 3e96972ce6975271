import { addDuration } from '../../domain/calendar/duration.ts';
import type { SendingCalendar } from '../../domain/calendar/sending-calendar.ts';
import { BranchNotTaken, ExitReached } from '../../domain/playbooks/errors.ts';
import { lookAhead, type Schedule, scheduleFrom, scheduleKey } from '../../domain/playbooks/look-ahead.ts';
import { orderStep } from '../../domain/playbooks/order-step.ts';
import { type Plan, type PlannedStep, stepOf } from '../../domain/playbooks/plan-playbook.ts';
import type { Playbook, WaitStep } from '../../domain/playbooks/playbook.ts';
import { type Task, taskIdOf } from '../../domain/playbooks/task.ts';
import type { TaskAssumption } from '../../domain/playbooks/trial.ts';
import { completeTask } from '../complete-task.ts';
import { performStep } from '../perform-step.ts';
import { releaseMessages } from '../release-messages.ts';
import type { Pretence } from './pretended-ports.ts';

/** Where a walk came by: the step, when, and of a wait or a task until when. */
export type Passed = { stepId: string; at: string; until?: string };

/** A message is weighed again once a day at most, and dropped after some weeks: this many turns are never needed. */
const MOST_TURNS = 500;

type Walk = {
  plan: Plan;
  playbook: Playbook;
  assumed: TaskAssumption;
  pretence: Pretence;
  zone: string;
  calendar: SendingCalendar;
};

/**
 * Goes a playbook's way as its state machine does: each step is performed as in a run, waits take their time on a clock of
 * their own, and held messages are weighed again when they are due. Gives the steps it came by.
 */
export async function walkPlaybook(walk: Walk): Promise<Passed[]> {
  const passed: Passed[] = [];
  const { plan, zone, calendar } = walk;
  const first = scheduleFrom(lookAhead(plan, plan.first), walk.pretence.time.now.getTime(), zone, calendar);
  let [id, at]: [string | undefined, Schedule] = [plan.first, first];
  while (id !== undefined) {
    const planned = stepOf(plan, id);
    const { time } = walk.pretence;
    const entry: Passed = { stepId: id, at: time.now.toISOString() };
    passed.push(entry);
    const onward = planned.step.kind === 'wait' ? await wait(planned, at, walk) : await perform(planned, at, walk);
    if (planned.step.kind === 'wait' || planned.step.kind === 'task') entry.until = time.now.toISOString();
    [id, at] = [onward.next, onward.at];
  }
  await comeTo(undefined, walk.pretence);
  return passed;
}

type Onward = { next?: string; at: Schedule };

async function wait({ step, next }: PlannedStep, at: Schedule, { pretence }: Walk): Promise<Onward> {
  await comeTo(new Date(at[scheduleKey((step as WaitStep).id)] as string), pretence);
  return { next, at };
}

async function perform(planned: PlannedStep, at: Schedule, walk: Walk): Promise<Onward> {
  const { step, next, otherwise } = planned;
  if (step.kind === 'wait') return { next, at };
  const { run } = walk.pretence.runs.kept;
  const order = { run, ...orderStep(step, planned, walk) };
  try {
    const token = step.kind === 'task' ? { taskToken: 'trial' } : {};
    const done = await performStep({ ...order, ...token }, walk.pretence.ports);
    return step.kind === 'task' ? await passTask(planned, at, walk) : { next, at: done.at };
  } catch (error) {
    if (error instanceof ExitReached) return { at };
    if (error instanceof BranchNotTaken) return { next: otherwise, at };
    const failed = {
      run,
      step: { kind: 'fail' as const, id: 'fail' },
      ends: { next: true, otherwise: true },
      ahead: [],
    };
    await performStep({ ...failed, error: { Error: (error as Error).name } }, walk.pretence.ports);
    return { at };
  }
}

/** Takes a task to be done when it is due, or given up when the playbook waits no longer; a run that ends there is closed. */
async function passTask({ step, next, otherwise }: PlannedStep, at: Schedule, walk: Walk): Promise<Onward> {
  const { pretence, assumed } = walk;
  const { ports, time, runs, tasks, resumed } = pretence;
  if (step.kind !== 'task') return { next, at };
  const now = time.now.getTime();
  const timeout = now + Number(at[scheduleKey(step.id)]) * 1000;
  const due = addDuration(now, step.due, walk.zone, walk.calendar);
  const isDone = assumed === 'done' && due < timeout;
  await comeTo(new Date(isDone ? due : timeout), pretence);
  const { run } = runs.kept;
  const onward = isDone ? next : otherwise;
  if (isDone) {
    const task = tasks.get(taskIdOf(run.runId, step.id)) as Task;
    await completeTask({ taskId: task.taskId, outcome: task.outcomes[0] as string }, ports);
  }
  if (onward === undefined) {
    await performStep(
      { run, step: { kind: 'close', id: 'close' }, ends: { next: true, otherwise: true }, ahead: [] },
      ports,
    );
  }
  return { next: onward, at: isDone ? (resumed.at ?? at) : at };
}

/** Lets time go on, weighing what is held whenever it is due; without an instant, until nothing is held. */
async function comeTo(until: Date | undefined, { ports, time, deliveries }: Pretence): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const dues = deliveries.all().flatMap(({ state, dueAt }) => (state === 'held' && dueAt ? [dueAt] : []));
    const next = dues.toSorted()[0];
    if (next === undefined || (until && next > until.toISOString())) break;
    if (next > time.now.toISOString()) time.now = new Date(next);
    await releaseMessages({}, ports);
  }
  if (until && until > time.now) time.now = until;
}
