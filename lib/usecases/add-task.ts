import { type Day, dayOf } from '../domain/day.ts';
import { handTaskId } from '../domain/playbooks/by-hand.ts';
import { defaultOutcomes } from '../domain/playbooks/playbook.ts';
import type { Task } from '../domain/playbooks/task.ts';
import { effectiveAccount, type Profile } from '../domain/records/dossier.ts';
import type { TaskStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound } from './errors.ts';

/**
 * A task that a person makes: `requestId` is made where the button is, so that a double click is one task; `assignee` is
 * an e-mail address, the account's CSM unless given.
 */
export type TaskByHand = {
  requestId: string;
  accountId: string;
  title: string;
  description?: string;
  assignee?: string;
  dueDay: Day;
  by: string;
};

export type AddTaskPorts = { tasks: TaskStore; records: RecordStore; clock: Clock };

/** Puts a task of a person's making into the inbox, once however often the request is made; no run waits for it. Throws NotFound. */
export async function addTask(request: TaskByHand, ports: AddTaskPorts): Promise<{ task: Task; added: boolean }> {
  const profile = (await ports.records.profiles([request.accountId])).get(request.accountId);
  if (!profile) throw new NotFound(`There is no account ${request.accountId}.`);
  const task = taskOf(request, profile, ports.clock.now());
  if (await ports.tasks.create(task)) return { task, added: true };
  return { task: (await ports.tasks.find(task.taskId)) ?? task, added: false };
}

function taskOf(
  { requestId, accountId, title, description, dueDay, by, ...asked }: TaskByHand,
  profile: Profile,
  now: Date,
): Task {
  const { name, ownerId } = effectiveAccount(profile);
  const assignee = asked.assignee ?? ownerId;
  return {
    taskId: handTaskId(accountId, requestId),
    accountId,
    accountName: name,
    title,
    ...(description && { description }),
    reason: `Added on ${dayOf(now)} by ${by}`,
    createdBy: by,
    assignee: 'person',
    assignedTo: assignee === undefined ? [] : [assignee],
    dueDay,
    outcomes: defaultOutcomes,
    createdAt: now.toISOString(),
    state: 'open',
    // Nobody waits for it.
    signalled: true,
  };
}
